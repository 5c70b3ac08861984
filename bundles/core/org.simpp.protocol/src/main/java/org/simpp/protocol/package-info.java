/**
 * Phases 1 and 2, and what both sides of phase 3 need (SIMPP-2007, sections 1.4 to 1.8): bytes and
 * randomness go in, bytes and events come out.
 *
 * <p>Not here: what passes between two clients; XML, sockets, threads and storage.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
