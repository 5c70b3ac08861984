package org.simpp.client.ui.language;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.simpp.client.Entry;
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
    return entry.security() instanceof Security.Unopened
        ? messages.text("entry.unopened")
        : entry.text();
  }

  public String time(Entry entry) {
    return messages.time().withZone(zone).format(entry.time());
  }

  /** The whole entry in one sentence, for who listens instead of looking. */
  public String spoken(Entry entry, String contactName) {
    String who = entry.isReceived() ? contactName : messages.text("transcript.me");
    StringBuilder sentence =
        new StringBuilder(messages.text("transcript.entry", who, time(entry), body(entry)));
    progress(entry).ifPresent(words -> sentence.append(" – ").append(words));
    remark(entry).ifPresent(words -> sentence.append(" – ").append(words));
    return sentence.toString();
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
