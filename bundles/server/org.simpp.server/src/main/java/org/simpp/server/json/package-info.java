/**
 * Writes JSON (RFC 8259).
 *
 * <p>Not here: reading it.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.server.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
