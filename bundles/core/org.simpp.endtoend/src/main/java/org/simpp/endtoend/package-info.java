/**
 * SIMPP-2007, phase 3: sessions, messages and files between two clients. Never part of the server.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.endtoend;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
