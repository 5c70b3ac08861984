package org.simpp.client;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/**
 * A conversation for programs: a JSON object a line (RFC 8259), the first of which says what the
 * others are.
 *
 * @param account whose history it is
 * @param contact with whom
 * @param now when it is written
 */
public record JsonLines(Jid account, Jid contact, Instant now) implements ExportForm {
  /** One more whenever a field gets another meaning. */
  private static final int VERSION = 1;

  public JsonLines {
    Objects.requireNonNull(account);
    Objects.requireNonNull(contact);
    Objects.requireNonNull(now);
  }

  @Override
  public String head() {
    return new Line()
        .text("format", "simpp-conversation")
        .raw("version", Integer.toString(VERSION))
        .text("account", account.toString())
        .text("contact", contact.toString())
        .text("exported", now.toString())
        .end();
  }

  @Override
  public String entry(Entry entry) {
    Entry.Additions additions = entry.additions();
    Entry.Quote quote = additions.quote();
    return new Line()
        .text("id", entry.id().value())
        .text("time", entry.time().toString())
        .text("from", (entry.isReceived() ? contact : account).toString())
        .text("text", entry.text())
        .text("state", name(entry.state()))
        .text("security", name(entry.security()))
        .flag("corrected", additions.isCorrected())
        .flag("withdrawn", additions.isWithdrawn())
        .text("answers", quote == null || quote.id() == null ? null : quote.id().value())
        .raw("reactions", reactions(additions))
        .raw("file", file(additions))
        .end();
  }

  private static @Nullable String reactions(Entry.Additions additions) {
    return additions.reactions().isEmpty()
        ? null
        : additions.reactions().stream()
            .map(
                one ->
                    new Line()
                        .text("emoji", one.emoji())
                        .flag("ours", one.isOurs())
                        .flag("theirs", one.isTheirs())
                        .object())
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static @Nullable String file(Entry.Additions additions) {
    Entry.Attachment file = additions.file();
    return file == null
        ? null
        : new Line()
            .text("name", file.name())
            .raw("bytes", Long.toString(file.size()))
            .text("type", file.mediaType())
            .object();
  }

  private static String name(Entry.State state) {
    if (state instanceof Entry.State.Received) {
      return "received";
    } else if (state instanceof Entry.State.Waiting) {
      return "waiting";
    } else if (state instanceof Entry.State.Sending) {
      return "sending";
    } else if (state instanceof Entry.State.Sent) {
      return "sent";
    } else if (state instanceof Entry.State.Delivered) {
      return "delivered";
    }
    return state instanceof Entry.State.Read ? "read" : "failed";
  }

  private static String name(Entry.Security security) {
    if (security instanceof Entry.Security.Plain) {
      return "plain";
    }
    return security instanceof Entry.Security.Unopened ? "unopened" : "end-to-end";
  }

  /** Writes one object. */
  private static final class Line {
    private final StringBuilder fields = new StringBuilder("{");

    /** Nothing where {@code value} is null. */
    Line text(String name, @Nullable String value) {
      return value == null ? this : raw(name, quoted(value));
    }

    /** Nothing where it is not so. */
    Line flag(String name, boolean isSo) {
      return isSo ? raw(name, "true") : this;
    }

    Line raw(String name, @Nullable String value) {
      if (value != null) {
        fields.append(fields.length() > 1 ? "," : "").append(quoted(name)).append(':');
        fields.append(value);
      }
      return this;
    }

    String object() {
      return fields + "}";
    }

    String end() {
      return object() + "\n";
    }

    /** With every control character, quote and backslash escaped (RFC 8259, section 7). */
    private static String quoted(String text) {
      StringBuilder out = new StringBuilder("\"");
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
      return out.append('"').toString();
    }
  }
}
