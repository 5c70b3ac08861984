package org.simpp.crypto;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * Authenticated encryption: an AEAD (RFC 5116), or encrypt-then-MAC with the same promise. Nobody
 * without the key learns the plaintext, nor makes a box that opens.
 */
@ProviderType
public interface Aead {
  /** Bytes of the key; of encrypt-then-MAC: cipher key, then MAC key. */
  int aeadKeyLength();

  /** Bytes of the nonce or IV, which never repeats under one key. */
  int aeadNonceLength();

  /**
   * Seals {@code plaintext} and binds it to {@code associated}.
   *
   * @return ciphertext and tag; the nonce is not repeated in it
   * @throws IllegalArgumentException if key or nonce has another length
   */
  Bytes seal(SecretBytes key, Bytes nonce, Bytes associated, SecretBytes plaintext);

  /**
   * Opens what {@link #seal} returned; nothing decrypted is handed out before the tag has passed.
   *
   * @throws CryptoException if it was not sealed with exactly this key, nonce and associated data
   */
  SecretBytes open(SecretBytes key, Bytes nonce, Bytes associated, Bytes sealed)
      throws CryptoException;
}
