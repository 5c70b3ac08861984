/**
 * Slots for files on a server over HTTP (XEP-0363).
 *
 * <p>Not here: HTTP itself, and what a file is sealed with.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.upload;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
