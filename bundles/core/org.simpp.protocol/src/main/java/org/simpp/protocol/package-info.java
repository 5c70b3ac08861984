/**
 * SIMPP-2007, phases 1 and 2, and what both sides of phase 3 need: bytes and randomness go in,
 * bytes and events come out.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
