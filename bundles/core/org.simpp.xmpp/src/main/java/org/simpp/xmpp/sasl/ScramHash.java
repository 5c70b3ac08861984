package org.simpp.xmpp.sasl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions that SCRAM is used with here (RFC 5802, RFC 7677). */
public enum ScramHash {
  SHA_1("SHA-1", "HmacSHA1", 20),
  SHA_256("SHA-256", "HmacSHA256", 32);

  private final String algorithm;
  private final String macAlgorithm;
  private final int length;

  ScramHash(String algorithm, String macAlgorithm, int length) {
    this.algorithm = algorithm;
    this.macAlgorithm = macAlgorithm;
    this.length = length;
  }

  /** The hash as the store and Java name it: {@code SHA-256}. */
  public String algorithm() {
    return algorithm;
  }

  /** The one that Java calls {@code algorithm}. */
  public static Optional<ScramHash> of(String algorithm) {
    return Arrays.stream(values()).filter(h -> h.algorithm.equals(algorithm)).findFirst();
  }

  /** The mechanism's name: {@code SCRAM-SHA-256}, with {@code -PLUS} where it binds the channel. */
  public String mechanism(boolean withBinding) {
    return "SCRAM-" + algorithm + (withBinding ? "-PLUS" : "");
  }

  /** The length of a hash, in bytes. */
  int length() {
    return length;
  }

  byte[] hash(byte[] data) {
    try {
      return MessageDigest.getInstance(algorithm).digest(data);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  byte[] hmac(byte[] key, byte[] data) {
    return mac(key).doFinal(data);
  }

  /** {@code Hi(password, salt, iterations)}: PBKDF2 with one block (RFC 5802, section 2.2). */
  byte[] salted(byte[] password, byte[] salt, int iterations) {
    Mac mac = mac(password);
    mac.update(salt);
    byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] result = block.clone();
    for (int i = 1; i < iterations; i++) {
      block = mac.doFinal(block);
      for (int j = 0; j < result.length; j++) {
        result[j] ^= block[j];
      }
    }
    return result;
  }

  private Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(macAlgorithm);
      mac.init(new SecretKeySpec(key, macAlgorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("every Java has " + algorithm + " and " + macAlgorithm, cause);
  }
}
