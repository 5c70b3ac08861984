package org.simpp.xmpp.bosh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a session's client shows that a request is its own, where it uses them
 * (XEP-0124, section 15). SHA-1 is what the section has; over TLS nothing hangs on it. Not
 * thread-safe.
 */
public final class KeySequence {
  /** What the next key's hash is; null where none is used. */
  private @Nullable String expected;

  /** Whether {@code request} is the client's; requests are asked for in their order. */
  public boolean takes(BoshRequest request) {
    Optional<String> key = request.body().attribute("key");
    String awaited = expected;
    if (awaited != null && !key.map(said -> isHash(awaited, said)).orElse(false)) {
      return false;
    }
    Optional<String> next = request.body().attribute("newkey");
    expected = next.or(() -> awaited == null ? Optional.empty() : key).orElse(null);
    return true;
  }

  private static boolean isHash(String awaited, String key) {
    try {
      // case is not significant in a hash, but what is hashed are the characters as they came
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII),
          awaited.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
