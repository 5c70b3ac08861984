package org.simpp.server.administration;

import org.simpp.model.Bytes;

/**
 * What the server proves itself with.
 *
 * @param kus its public key on P-224, uncompressed; empty where it has none
 * @param tlsFingerprint SHA-256 of its certificate in DER
 */
public record Identity(Bytes kus, Bytes tlsFingerprint) {}
