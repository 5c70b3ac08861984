package org.simpp.client.ui.conversation;

import java.util.List;

/**
 * An emoji that can be chosen.
 *
 * @param text what is sent
 * @param key of its name
 */
record Emoji(String text, String key) {
  /** All of them, in the order of the picker. */
  static final List<Emoji> ALL =
      List.of(
          of("👍", "thumbs-up"),
          of("👎", "thumbs-down"),
          of("👏", "applause"),
          of("🙏", "thanks"),
          of("👌", "fine"),
          of("💪", "strong"),
          of("❤️", "heart"),
          of("🎉", "celebration"),
          of("🔥", "fire"),
          of("⭐", "star"),
          of("✅", "done"),
          of("❌", "no"),
          of("❓", "question"),
          of("❗", "important"),
          of("👀", "looking"),
          of("⏰", "soon"),
          of("🙂", "smile"),
          of("😀", "grin"),
          of("😂", "laughing"),
          of("😉", "wink"),
          of("😍", "delighted"),
          of("😮", "surprised"),
          of("😢", "sad"),
          of("🤔", "thinking"));

  /** Those that need no picker. */
  static final List<Emoji> QUICK =
      ALL.stream()
          .filter(emoji -> List.of("👍", "❤️", "😂", "😮", "😢", "🎉").contains(emoji.text()))
          .toList();

  private static Emoji of(String text, String name) {
    return new Emoji(text, "emoji." + name);
  }
}
