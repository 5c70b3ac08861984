package org.simpp.server.login;

import java.nio.charset.StandardCharsets;
import org.simpp.model.SecretBytes;

/** Which passwords are taken. */
public final class PasswordRules {
  /** The rule in words. */
  public static final String RULE = "a password has 8 to 1,023 bytes of UTF-8";

  private static final int LEAST = 8;
  private static final int MOST = 1023;

  private PasswordRules() {}

  public static boolean allows(SecretBytes password) {
    return password.length() >= LEAST && password.length() <= MOST;
  }

  /** {@code text} as a secret, UTF-8. */
  public static SecretBytes secret(String text) {
    return SecretBytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
  }
}
