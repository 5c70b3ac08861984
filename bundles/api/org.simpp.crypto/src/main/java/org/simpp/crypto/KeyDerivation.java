package org.simpp.crypto;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The suite's hash, its keyed form, and the derivation of keys from a shared secret. */
@ProviderType
public interface KeyDerivation {
  /** The hash of {@code data}. */
  Bytes hash(Bytes data);

  /** The HMAC of {@code data} under {@code key}, with the suite's hash (RFC 2104). */
  Bytes mac(SecretBytes key, Bytes data);

  /**
   * {@code length} bytes of key material that nobody without {@code secret} can tell from random.
   *
   * @param salt for HKDF's extraction; empty for the X9.63 function, which takes none
   * @param info what the keys are for: a label and everything they are bound to
   * @throws IllegalArgumentException if a salt is given to a function without one, or the length is
   *     out of the function's range
   */
  SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length);
}
