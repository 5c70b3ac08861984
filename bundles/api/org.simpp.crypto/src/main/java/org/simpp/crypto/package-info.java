/**
 * The contract of a cipher suite: key pairs, agreement, signature, authenticated encryption, key
 * derivation and hash under one suite id, found as an OSGi service and swapped as one.
 *
 * <p>Not here: any algorithm, any random source, any key store.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.crypto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
