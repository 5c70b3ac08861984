package org.simpp.server.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.simpp.model.Bytes;

/** Makes invitation tokens, and the hash by which the store knows them. */
public final class InvitationTokens {
  private static final int TOKEN_BYTES = 20;

  private final SecureRandom random = new SecureRandom();

  /** A token of 160 random bits as text. */
  public String fresh() {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What the store keeps of {@code token}. */
  public static Bytes hash(String token) {
    return sha256(token.getBytes(StandardCharsets.UTF_8));
  }

  /** The SHA-256 of {@code data}. */
  public static Bytes sha256(byte[] data) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
