/**
 * The nouns that every bundle shares: addresses, identifiers, bytes and stanzas.
 *
 * <p>Values only: immutable, validated where they are made, without behaviour that needs a socket,
 * a clock or a library. Not here: anything that one port alone speaks of.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
