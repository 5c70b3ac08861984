/**
 * The roster (RFC 6121, section 2).
 *
 * <p>Not here: storage, pushes, and what a subscription leads to.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.roster;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
