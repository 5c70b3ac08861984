/**
 * What every provider of our suites needs beside its technology: how a suite is put together from
 * parts, and the NIST curves, which the JDK has only in part (SEC 1, FIPS 186-4, RFC 6979).
 *
 * <p>Not here: any service, box, hash or key derivation. For the crypto providers alone.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.crypto.parts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
