/** Writes JSON (RFC 8259); it reads none. */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.server.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
