package org.simpp.server.administration;

import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * What the server proves itself with, and what only it knows.
 *
 * @param kus its public key on P-224, uncompressed; empty where it has none
 * @param tlsFingerprint SHA-256 of its certificate in DER; empty before its ports are open
 * @param secret 32 bytes that are the same at every start
 */
public record Identity(Bytes kus, Bytes tlsFingerprint, SecretBytes secret) {}
