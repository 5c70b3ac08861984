package org.simpp.card.keystore;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.card.CardException;
import org.simpp.model.SecretBytes;

/** What a PIN may be: 4 to 64 characters of UTF-8, no control characters. */
final class PinRules {
  private static final int MIN = 4;
  private static final int MAX = 64;
  private static final int MAX_BYTES_OF_A_CHARACTER = 4;

  private PinRules() {}

  static void require(SecretBytes pin) throws CardException {
    if (pin.length() > MAX * MAX_BYTES_OF_A_CHARACTER) {
      throw refused("it is longer");
    }
    byte[] exposed = pin.expose();
    CharBuffer characters = CharBuffer.allocate(exposed.length);
    try {
      if (StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(exposed), characters, true)
          .isError()) {
        throw refused("it is not UTF-8");
      }
      characters.flip();
      requireCharacters(characters);
    } finally {
      Arrays.fill(exposed, (byte) 0);
      Arrays.fill(characters.array(), '\0');
    }
  }

  private static void requireCharacters(CharBuffer characters) throws CardException {
    int count = Character.codePointCount(characters, 0, characters.length());
    if (count < MIN || count > MAX) {
      throw refused("it has " + count);
    }
    if (characters.chars().anyMatch(Character::isISOControl)) {
      throw refused("it has a control character");
    }
  }

  private static CardException refused(String why) {
    return new CardException(
        CardException.Reason.PIN_NOT_ALLOWED,
        "a PIN has " + MIN + " to " + MAX + " characters, and " + why + "; choose another");
  }
}
