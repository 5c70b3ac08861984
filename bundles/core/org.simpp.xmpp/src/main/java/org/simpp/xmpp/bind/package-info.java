/**
 * Resource binding and the session element of old (RFC 6120, section 7; RFC 3921, section 3).
 *
 * <p>Not here: the choice of a resource, and what becomes of one that is bound twice.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.bind;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
