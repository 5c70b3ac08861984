package org.simpp.client.ui.entrance;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.model.SecretBytes;

/** Takes what was typed into a password field without making a string of it. */
public final class Secret {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private Secret() {}

  /** The characters as UTF-8; the array is zeroed. */
  public static SecretBytes of(char[] typed) {
    byte[] room = new byte[typed.length * MAX_BYTES_PER_CHAR];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(typed), encoded, true);
    byte[] bytes = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    Arrays.fill(typed, '\0');
    return SecretBytes.takeOver(bytes);
  }

  /** Whether both were typed alike; both arrays are kept. */
  public static boolean same(char[] one, char[] other) {
    return Arrays.equals(one, other);
  }
}
