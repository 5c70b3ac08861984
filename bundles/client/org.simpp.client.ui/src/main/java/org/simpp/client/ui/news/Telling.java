package org.simpp.client.ui.news;

import java.util.Locale;
import java.util.Optional;
import org.simpp.client.Entry;
import org.simpp.client.Presence;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.ui.language.Messages;

/** Whether a message that came is told, and how much of it. */
record Telling(Preferences preferences, Messages messages, String product) {
  private static final int MAX_TEXT = 200;

  /** How much is told. */
  enum Privacy {
    NOTHING,
    SOMETHING,
    SENDER,
    TEXT
  }

  /**
   * @param sender what the contact is called
   * @param own what this person says of themselves
   * @param isLocked whether the window is covered: then nothing private is told
   * @param isSeen whether the conversation is in front of somebody
   */
  Optional<News> of(
      Entry entry, String sender, Presence.Show own, boolean isLocked, boolean isSeen) {
    Privacy privacy =
        Privacy.valueOf(
            preferences.get(KnownSettings.NOTIFICATIONS_PRIVACY).toUpperCase(Locale.ROOT));
    if (!entry.isReceived() || isSeen || own == Presence.Show.BUSY) {
      return Optional.empty();
    }
    if (isLocked && privacy != Privacy.NOTHING) {
      return Optional.of(something(entry));
    }
    return switch (privacy) {
      case NOTHING -> Optional.empty();
      case SOMETHING -> Optional.of(something(entry));
      case SENDER -> Optional.of(new News(entry.contact(), sender, messages.text("news.sender")));
      case TEXT -> Optional.of(new News(entry.contact(), sender, text(entry)));
    };
  }

  private News something(Entry entry) {
    return new News(entry.contact(), product, messages.text("news.something"));
  }

  private String text(Entry entry) {
    String text = entry.text().strip();
    if (text.isEmpty()) {
      return messages.text("news.sender");
    }
    return text.codePointCount(0, text.length()) <= MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)) + "…";
  }
}
