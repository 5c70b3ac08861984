package org.simpp.xmpp.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.simpp.model.SecretBytes;

/**
 * SASLprep (RFC 4013), which SCRAM asks for: the same password typed on two systems gives the same
 * bytes. Characters that Unicode 3.2 did not know are let through, as for a query.
 */
final class SaslPreparation {
  private SaslPreparation() {}

  /** The prepared password in UTF-8; the caller zeroes it. */
  static byte[] password(SecretBytes utf8) {
    byte[] bytes = utf8.expose();
    for (byte b : bytes) {
      if (b < 0) {
        return beyondAscii(bytes);
      }
      if (b < ' ' || b == 0x7F) {
        Arrays.fill(bytes, (byte) 0);
        throw new IllegalArgumentException("a password holds no control character");
      }
    }
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a password is not empty");
    }
    return bytes;
  }

  /** A prepared text (RFC 4013, section 2). */
  static String text(String text) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isMappedToNothing(c))
        .map(c -> isOtherSpace(c) ? ' ' : c)
        .forEach(mapped::appendCodePoint);
    String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    if (prepared.isEmpty()) {
      throw new IllegalArgumentException("nothing is left of the text once it is prepared");
    }
    if (prepared.codePoints().anyMatch(SaslPreparation::isProhibited)) {
      throw new IllegalArgumentException("the text holds a character that SASLprep forbids");
    }
    requireOneDirection(prepared);
    return prepared;
  }

  private static byte[] beyondAscii(byte[] bytes) {
    try {
      CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text(chars.toString()).getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a password is encoded in UTF-8", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** RFC 3454, table B.1. */
  private static boolean isMappedToNothing(int c) {
    return c == 0xAD
        || c == 0x34F
        || c == 0x1806
        || isIn(c, 0x180B, 0x180D)
        || isIn(c, 0x200B, 0x200D)
        || c == 0x2060
        || isIn(c, 0xFE00, 0xFE0F)
        || c == 0xFEFF;
  }

  /** RFC 3454, table C.1.2. */
  private static boolean isOtherSpace(int c) {
    return c == 0xA0
        || c == 0x1680
        || isIn(c, 0x2000, 0x200B)
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** RFC 3454, tables C.1.2 and C.2.1 to C.9. */
  private static boolean isProhibited(int c) {
    return isOtherSpace(c)
        || Character.isISOControl(c)
        || c == 0x6DD
        || c == 0x70F
        || c == 0x180E
        || isIn(c, 0x200C, 0x200F)
        || isIn(c, 0x2028, 0x202E)
        || isIn(c, 0x2060, 0x2063)
        || isIn(c, 0x206A, 0x206F)
        || isIn(c, 0x2FF0, 0x2FFB)
        || isIn(c, 0x340, 0x341)
        || c == 0xFEFF
        || isIn(c, 0xFFF9, 0xFFFD)
        || isIn(c, 0x1D173, 0x1D17A)
        || isIn(c, 0xE0000, 0xE007F)
        || isIn(c, 0xFDD0, 0xFDEF)
        || (c & 0xFFFE) == 0xFFFE
        || Character.getType(c) == Character.PRIVATE_USE
        || Character.getType(c) == Character.SURROGATE;
  }

  /** RFC 3454, section 6. */
  private static void requireOneDirection(String text) {
    if (text.codePoints().noneMatch(SaslPreparation::isRightToLeft)) {
      return;
    }
    boolean isMixed =
        text.codePoints()
            .anyMatch(
                c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    boolean isBounded =
        isRightToLeft(text.codePointAt(0)) && isRightToLeft(text.codePointBefore(text.length()));
    if (isMixed || !isBounded) {
      throw new IllegalArgumentException("a text from right to left has no part in the other way");
    }
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
