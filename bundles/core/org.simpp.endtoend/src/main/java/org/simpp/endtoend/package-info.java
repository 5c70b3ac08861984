/**
 * Phase 3 between two clients: sessions, texts and files (SIMPP-2007, sections 1.8 and 1.9). Never
 * part of the server.
 *
 * <p>Not here: sockets, threads, clocks and random sources; forward secrecy, which the source does
 * not have.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.endtoend;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
