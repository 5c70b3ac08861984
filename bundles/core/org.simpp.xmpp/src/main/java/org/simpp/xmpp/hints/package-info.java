/**
 * Message processing hints (XEP-0334).
 *
 * <p>Not here: what a server does with them.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.hints;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
