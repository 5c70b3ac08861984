package org.simpp.crypto.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import org.simpp.crypto.parts.KeyedHash;

/**
 * The JDK's own primitives, each asked of the JDK's provider by name: a provider that somebody else
 * has put in front of them is not used.
 */
final class Jdk {
  /** For an operator to read. */
  static final String PROVIDER = "JDK, Bouncy Castle 1.87";

  static final KeyedHash SHA_256 = new JdkSha256();

  private static final String CIPHERS = "SunJCE";
  private static final String CURVES = "SunEC";
  private static final String DIGESTS = "SUN";

  /** Names a primitive. */
  @FunctionalInterface
  private interface Lookup<T> {
    T find() throws GeneralSecurityException;
  }

  private Jdk() {}

  static Cipher cipher(String transformation) {
    return own(() -> Cipher.getInstance(transformation, CIPHERS));
  }

  static Mac mac(String algorithm) {
    return own(() -> Mac.getInstance(algorithm, CIPHERS));
  }

  static MessageDigest digest(String algorithm) {
    return own(() -> MessageDigest.getInstance(algorithm, DIGESTS));
  }

  static KeyAgreement agreement(String algorithm) {
    return own(() -> KeyAgreement.getInstance(algorithm, CURVES));
  }

  static KeyFactory keys(String algorithm) {
    return own(() -> KeyFactory.getInstance(algorithm, CURVES));
  }

  private static <T> T own(Lookup<T> lookup) {
    try {
      return lookup.find();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "this Java lacks a primitive that every JDK 17 has; start the product with a full JDK",
          e);
    }
  }
}
