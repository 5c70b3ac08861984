package org.simpp.client.ui.language;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Quote;
import org.simpp.client.Entry.Reaction;
import org.simpp.client.Entry.Security;
import org.simpp.client.Entry.State;

/** Says in words what a transcript shows of an entry. */
public record EntryWords(Messages messages, ZoneId zone) {
  /** How far an entry of ours has come; empty for a received one. */
  public Optional<String> progress(Entry entry) {
    State state = entry.state();
    if (state instanceof State.Received) {
      return Optional.empty();
    }
    String key =
        state instanceof State.Waiting
            ? "waiting"
            : state instanceof State.Sending
                ? "sending"
                : state instanceof State.Sent
                    ? "sent"
                    : state instanceof State.Delivered
                        ? "delivered"
                        : state instanceof State.Read ? "read" : "failed";
    return Optional.of(messages.text("entry." + key));
  }

  /** What somebody must know beyond the text: that it was not encrypted, why it failed or waits. */
  public Optional<String> remark(Entry entry) {
    if (entry.security() instanceof Security.Unopened unopened) {
      return Optional.of(messages.whole(unopened.cause()));
    }
    if (entry.security() instanceof Security.Plain) {
      return Optional.of(messages.text("entry.plain"));
    }
    if (entry.state() instanceof State.Failed failed) {
      return Optional.of(messages.whole(failed.cause()));
    }
    if (entry.state() instanceof State.Waiting waiting) {
      return Optional.of(messages.whole(waiting.cause()));
    }
    return Optional.empty();
  }

  /** The text, or that there is none. */
  public String body(Entry entry) {
    if (entry.additions().isWithdrawn()) {
      return messages.text("entry.withdrawn");
    }
    return entry.security() instanceof Security.Unopened
        ? messages.text("entry.unopened")
        : entry.text();
  }

  public String time(Entry entry) {
    return messages.time().withZone(zone).format(entry.time());
  }

  /** When it was written, that it was corrected, and how far it has come. */
  public String meta(Entry entry) {
    String corrected =
        entry.additions().isCorrected() ? "  " + messages.text("entry.corrected") : "";
    return time(entry) + corrected + progress(entry).map(words -> "  " + words).orElse("");
  }

  /** What an entry answers, in one line. */
  public String quote(Quote quote, String contactName) {
    String who = quote.isReceived() ? contactName : messages.text("transcript.me");
    String first = quote.text().lines().findFirst().orElse("").strip();
    return messages.text(
        "entry.quote", who, first.isEmpty() ? messages.text("entry.quote.missing") : first);
  }

  /** Whose reaction it is. */
  public String reaction(Reaction reaction, String contactName) {
    if (reaction.isOurs() && reaction.isTheirs()) {
      return messages.text("entry.reaction.both", reaction.emoji(), contactName);
    }
    return reaction.isOurs()
        ? messages.text("entry.reaction.ours", reaction.emoji())
        : messages.text("entry.reaction.theirs", reaction.emoji(), contactName);
  }

  /** The whole entry in one sentence, for who listens instead of looking. */
  public String spoken(Entry entry, String contactName) {
    String who = entry.isReceived() ? contactName : messages.text("transcript.me");
    StringBuilder sentence =
        new StringBuilder(messages.text("transcript.entry", who, time(entry), said(entry)));
    Quote quote = entry.additions().quote();
    if (quote != null) {
      sentence.append(" – ").append(messages.text("entry.answers", quote(quote, contactName)));
    }
    if (entry.additions().isCorrected()) {
      sentence.append(" – ").append(messages.text("entry.corrected"));
    }
    progress(entry).ifPresent(words -> sentence.append(" – ").append(words));
    entry
        .additions()
        .reactions()
        .forEach(each -> sentence.append(" – ").append(reaction(each, contactName)));
    remark(entry).ifPresent(words -> sentence.append(" – ").append(words));
    return sentence.toString();
  }

  /** A file is said to be one. */
  private String said(Entry entry) {
    Entry.Attachment file = entry.additions().file();
    return file == null
        ? body(entry)
        : messages.text(
            "file.spoken",
            messages.text("file.size", file.name(), new FileWords(messages).size(file.size())));
  }

  public LocalDate day(Entry entry) {
    return LocalDate.ofInstant(entry.time(), zone);
  }

  /** A day as a separator names it. */
  public String day(LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return messages.text("transcript.today");
    }
    return day.equals(today.minusDays(1))
        ? messages.text("transcript.yesterday")
        : messages.day().format(day);
  }
}
