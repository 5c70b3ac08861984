package org.simpp.server.login;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.store.ScramCredential;

/**
 * What the server keeps of a password (RFC 5802, section 3), for SHA-256 and for SHA-1. Takes as
 * long as the iterations want it to: never on an event loop.
 */
public final class Passwords {
  private static final int SALT_BYTES = 16;

  private final IntSupplier iterations;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param iterations of PBKDF2 for what is made from now on
   */
  public Passwords(IntSupplier iterations) {
    this.iterations = iterations;
  }

  /**
   * A credential a hash, each with a salt of its own.
   *
   * @param password UTF-8; still the caller's to close
   */
  public List<ScramCredential> credentials(SecretBytes password) {
    return List.of(credential(password, "SHA-256", 32), credential(password, "SHA-1", 20));
  }

  private ScramCredential credential(SecretBytes password, String hash, int hashBytes) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    int rounds = iterations.getAsInt();
    try (SecretBytes salted = salted(password, hash, salt, rounds, hashBytes)) {
      byte[] clientKey = mac(hash, salted, "Client Key");
      byte[] storedKey = MessageDigest.getInstance(hash).digest(clientKey);
      Arrays.fill(clientKey, (byte) 0);
      return new ScramCredential(
          hash,
          Bytes.of(salt),
          rounds,
          SecretBytes.takeOver(storedKey),
          SecretBytes.takeOver(mac(hash, salted, "Server Key")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2 and " + hash, e);
    }
  }

  private static SecretBytes salted(
      SecretBytes password, String hash, byte[] salt, int rounds, int hashBytes)
      throws GeneralSecurityException {
    char[] prepared = prepared(password);
    PBEKeySpec spec = new PBEKeySpec(prepared, salt, rounds, hashBytes * 8);
    try {
      String name = "PBKDF2WithHmac" + hash.replace("-", "");
      return SecretBytes.takeOver(
          SecretKeyFactory.getInstance(name).generateSecret(spec).getEncoded());
    } finally {
      spec.clearPassword();
      Arrays.fill(prepared, '\0');
    }
  }

  /** SASLprep's normalisation (RFC 4013, section 2.2); characters outside it stay as they are. */
  private static char[] prepared(SecretBytes password) {
    byte[] utf8 = password.expose();
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
    Arrays.fill(utf8, (byte) 0);
    char[] normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray();
    Arrays.fill(text.array(), '\0');
    return normal;
  }

  private static byte[] mac(String hash, SecretBytes key, String label)
      throws GeneralSecurityException {
    byte[] bytes = key.expose();
    Mac mac = Mac.getInstance("Hmac" + hash.replace("-", ""));
    mac.init(new SecretKeySpec(bytes, "RAW"));
    Arrays.fill(bytes, (byte) 0);
    return mac.doFinal(label.getBytes(StandardCharsets.US_ASCII));
  }
}
