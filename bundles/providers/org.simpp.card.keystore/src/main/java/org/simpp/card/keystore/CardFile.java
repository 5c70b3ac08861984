package org.simpp.card.keystore;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * What a card's file says.
 *
 * @param publicKeys readable without the PIN, and bound to the private ones by the seal
 * @param sealedKeys the private keys in the order of the curves, under the PIN
 * @param triesLeft wrong PINs that are left; the only part that changes without the PIN
 */
record CardFile(
    String serial,
    String holder,
    Map<Curve, Bytes> publicKeys,
    PinHardening hardening,
    Bytes nonce,
    Bytes sealedKeys,
    int triesLeft) {
  static final int TRIES = 3;

  CardFile {
    publicKeys = Collections.unmodifiableMap(new EnumMap<>(publicKeys));
    if (publicKeys.isEmpty() || nonce.length() != KeyWrap.NONCE_LENGTH) {
      throw new IllegalArgumentException("a card has at least one key, and a nonce of 12 bytes");
    }
    publicKeys.forEach(
        (curve, key) -> {
          if (curve.signatureLength() == 0 || key.length() != curve.publicKeyLength()) {
            throw new IllegalArgumentException("that is no public key on " + curve.label());
          }
        });
    if (triesLeft < 0 || triesLeft > TRIES) {
      throw new IllegalArgumentException("a card has 0 to " + TRIES + " tries, not " + triesLeft);
    }
  }

  /** A full counter, and {@code keys} sealed under {@code pin}. */
  static CardFile seal(
      String serial,
      String holder,
      Map<Curve, Bytes> publicKeys,
      PinHardening hardening,
      Bytes nonce,
      SecretBytes pin,
      SecretBytes keys) {
    CardFile unsealed =
        new CardFile(serial, holder, publicKeys, hardening, nonce, Bytes.empty(), TRIES);
    try (SecretBytes key = hardening.key(pin)) {
      Bytes sealed = KeyWrap.seal(key, nonce, CardFormat.header(unsealed), keys);
      return new CardFile(serial, holder, publicKeys, hardening, nonce, sealed, TRIES);
    }
  }

  /** The private keys one after the other; nothing if the PIN is wrong. */
  Optional<SecretBytes> open(SecretBytes pin) {
    try (SecretBytes key = hardening.key(pin)) {
      return KeyWrap.open(key, nonce, CardFormat.header(this), sealedKeys);
    }
  }

  /** Bytes of all private keys together. */
  int keysLength() {
    return publicKeys.keySet().stream().mapToInt(Curve::fieldLength).sum();
  }

  CardFile withTriesLeft(int tries) {
    return new CardFile(serial, holder, publicKeys, hardening, nonce, sealedKeys, tries);
  }
}
