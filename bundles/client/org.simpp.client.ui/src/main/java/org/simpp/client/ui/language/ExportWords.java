package org.simpp.client.ui.language;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.simpp.client.Entry;
import org.simpp.client.ExportForm;

/**
 * A conversation as a text for people, in the language of the screen.
 *
 * @param contactName with whom
 */
public record ExportWords(EntryWords words, String contactName, Instant now) implements ExportForm {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Override
  public String head() {
    return words.messages().text("export.head", contactName, time(now)) + "\n\n";
  }

  @Override
  public String entry(Entry entry) {
    String who = entry.isReceived() ? contactName : words.messages().text("transcript.me");
    StringBuilder line = new StringBuilder("[" + time(entry.time()) + "] ");
    line.append(words.messages().text("export.entry", who, body(entry)));
    if (entry.additions().isCorrected()) {
      line.append("  – ").append(words.messages().text("entry.corrected"));
    }
    entry
        .additions()
        .reactions()
        .forEach(one -> line.append("\n  ").append(words.reaction(one, contactName)));
    return line.append('\n').toString();
  }

  /** Further lines are indented, so that it is seen where an entry begins. */
  private String body(Entry entry) {
    Entry.Quote quote = entry.additions().quote();
    String answered = quote == null ? "" : "\n> " + words.quote(quote, contactName) + "\n";
    Entry.Attachment file = entry.additions().file();
    String sent =
        file == null ? "" : words.messages().text("export.file", file.name(), file.size()) + " ";
    return (answered + sent + words.body(entry)).stripTrailing().replace("\n", "\n  ");
  }

  private String time(Instant moment) {
    return TIME.format(ZonedDateTime.ofInstant(moment, words.zone()));
  }
}
