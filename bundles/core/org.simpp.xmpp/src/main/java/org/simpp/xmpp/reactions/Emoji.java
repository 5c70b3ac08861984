package org.simpp.xmpp.reactions;

import java.util.regex.Pattern;

/**
 * Whether a text is shown as a single emoji, as near as Java 17 knows them (Unicode Technical
 * Standard 51): one grapheme cluster that begins with a symbol, or a key between digits' marks.
 */
final class Emoji {
  private static final int MAX_CHARACTERS = 32;
  private static final int KEYCAP = 0x20E3;

  /** The clusters of a family are joined by U+200D; Java's may end before one. */
  private static final Pattern CLUSTERS = Pattern.compile("\\X(?:\u200d\\X)*");

  private Emoji() {}

  static boolean isOne(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_CHARACTERS
        && CLUSTERS.matcher(text).matches()
        && (isSymbol(text.codePointAt(0)) || text.codePoints().anyMatch(c -> c == KEYCAP));
  }

  private static boolean isSymbol(int first) {
    return switch (Character.getType(first)) {
      case Character.OTHER_SYMBOL -> true;
      // Arrows, but no sign for more or less
      case Character.MATH_SYMBOL -> first >= 0x2190;
      // Double exclamation marks, the only emojis among the punctuation, and parts of others
      case Character.OTHER_PUNCTUATION -> first == 0x203C || first == 0x2049;
      // Newer emojis than this Java's Unicode, where all unassigned ones of the block will be some
      case Character.UNASSIGNED -> first >= 0x1F000 && first <= 0x1FAFF;
      default -> false;
    };
  }
}
