package org.simpp.client.ui.entrance;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.model.SecretBytes;

/** Takes what was typed into a password field without making a string of it. */
final class Secret {
  private Secret() {}

  /** The characters as UTF-8; the array is zeroed. */
  static SecretBytes of(char[] typed) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(typed, '\0');
    return SecretBytes.takeOver(bytes);
  }

  /** Whether both were typed alike; both arrays are kept. */
  static boolean same(char[] one, char[] other) {
    return Arrays.equals(one, other);
  }
}
