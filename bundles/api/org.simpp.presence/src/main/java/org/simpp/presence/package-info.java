/**
 * The contract of the presence service over snapshots (RFC 2778's watcher and presentity; RFC
 * 6121): which resource gets a message, and what a subscription stanza does.
 *
 * <p>Not here: sessions, rosters and their storage.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.presence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
