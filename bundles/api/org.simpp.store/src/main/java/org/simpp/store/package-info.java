/**
 * What the server keeps: accounts, rosters, held messages, invitations, registered keys, small
 * documents, the nodes that accounts publish at, their archives, and what it is doing.
 *
 * <p>Every method blocks, but the journal's; none may be called on an event loop. Not here: SQL,
 * JPA, caches.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
