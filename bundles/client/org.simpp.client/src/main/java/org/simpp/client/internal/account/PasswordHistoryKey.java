package org.simpp.client.internal.account;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * The key of a password account's history: PBKDF2 of the password (RFC 8018), salted with the
 * address. It guards what foreign programs sent in the clear, from whoever finds the file.
 */
final class PasswordHistoryKey {
  private static final int ROUNDS = 600_000;
  private static final int BITS = 256;

  private PasswordHistoryKey() {}

  static SecretBytes of(Jid account, SecretBytes password) {
    byte[] exposed = password.expose();
    CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(exposed));
    char[] letters = Arrays.copyOf(characters.array(), characters.limit());
    byte[] salt = ("SIMPP client history " + account).getBytes(StandardCharsets.UTF_8);
    PBEKeySpec specification = new PBEKeySpec(letters, salt, ROUNDS, BITS);
    try {
      return SecretBytes.takeOver(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(specification)
              .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2 with SHA-256", e);
    } finally {
      specification.clearPassword();
      Arrays.fill(exposed, (byte) 0);
      Arrays.fill(letters, '\0');
      Arrays.fill(characters.array(), '\0');
    }
  }
}
