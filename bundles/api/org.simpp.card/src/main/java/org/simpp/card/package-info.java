/**
 * The contract of a key card: a PIN, public keys, and key handles that sign and agree. The private
 * key has no getter.
 *
 * <p>Not here: readers, APDUs and files; those are the providers'.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.card;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
