package org.simpp.xmpp.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.simpp.model.Bytes;

/** Base64 with exactly one text for each sequence of bytes (RFC 4648, sections 3 and 4). */
public final class StrictBase64 {
  private StrictBase64() {}

  public static String encode(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /**
   * The bytes that {@code text} writes; empty where it has white space, another alphabet, missing
   * or wrong padding, bits after the end, or more than {@code maxBytes} bytes.
   */
  public static Optional<Bytes> decode(String text, int maxBytes) {
    if (text.length() % 4 != 0 || text.length() / 4 * 3L > maxBytes + 2L) {
      return Optional.empty();
    }
    try {
      byte[] written = text.getBytes(StandardCharsets.UTF_8);
      byte[] bytes = Base64.getDecoder().decode(written);
      boolean isOnlyWay = Arrays.equals(Base64.getEncoder().encode(bytes), written);
      return isOnlyWay && bytes.length <= maxBytes
          ? Optional.of(Bytes.givenAway(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
