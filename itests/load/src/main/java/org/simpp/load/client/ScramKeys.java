package org.simpp.load.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.model.Bytes;

/**
 * The keys that SCRAM derives from a password, remembered (RFC 5802, section 3): a client may keep
 * them, and a generator that derived them at each login would measure itself. Not thread-safe.
 */
final class ScramKeys {
  private static final int MOST_ITERATIONS = 1_000_000;

  /** One account's keys. */
  record Keys(Bytes clientKey, Bytes storedKey, Bytes serverKey) {}

  private record Derived(String hash, String salt, int iterations) {}

  private final String password;
  private final Map<Derived, Keys> known = new HashMap<>();

  ScramKeys(String password) {
    this.password = password;
  }

  /**
   * @param hash SHA-1 or SHA-256
   */
  Keys of(String hash, byte[] salt, int iterations) throws LoginFailure {
    if (iterations < 1 || iterations > MOST_ITERATIONS || salt.length == 0) {
      throw new LoginFailure("the server's SCRAM challenge has " + iterations + " iterations");
    }
    Derived key = new Derived(hash, HexFormat.of().formatHex(salt), iterations);
    Keys keys = known.get(key);
    if (keys == null) {
      keys = derive(hash, salt, iterations);
      known.put(key, keys);
    }
    return keys;
  }

  private Keys derive(String hash, byte[] salt, int iterations) {
    try {
      String mac = hmacName(hash);
      int bits = 8 * MessageDigest.getInstance(hash).getDigestLength();
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2With" + mac)
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, bits))
              .getEncoded();
      byte[] client = hmac(hash, Bytes.of(salted), "Client Key");
      byte[] stored = MessageDigest.getInstance(hash).digest(client);
      return new Keys(
          Bytes.givenAway(client),
          Bytes.givenAway(stored),
          Bytes.givenAway(hmac(hash, Bytes.of(salted), "Server Key")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + hash, e);
    }
  }

  static byte[] hmac(String hash, Bytes key, String text) {
    try {
      Mac mac = Mac.getInstance(hmacName(hash));
      mac.init(new SecretKeySpec(key.toByteArray(), mac.getAlgorithm()));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with " + hash, e);
    }
  }

  private static String hmacName(String hash) {
    return "Hmac" + hash.replace("-", "");
  }
}
