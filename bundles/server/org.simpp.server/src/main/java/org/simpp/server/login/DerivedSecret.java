package org.simpp.server.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.simpp.model.SecretBytes;

/**
 * Makes names and tokens that only this server can make, the same from the same words each time,
 * and that tell nothing of the words.
 *
 * @param secret that only this server knows, the same at every start
 */
public record DerivedSecret(Supplier<SecretBytes> secret) {
  private static final String HMAC = "HmacSHA256";

  /**
   * 43 letters, digits, hyphens and low lines.
   *
   * @param purpose keeps apart what is made for different ends
   */
  public String of(String purpose, List<String> words) {
    byte[] key = secret.get().expose();
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      for (String word : words) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        // the length before each word: no two lists of words give the same bytes
        mac.update(new byte[] {0, (byte) (bytes.length >> 8), (byte) bytes.length});
        mac.update(bytes);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
