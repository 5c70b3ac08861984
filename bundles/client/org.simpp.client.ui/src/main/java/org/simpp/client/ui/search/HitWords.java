package org.simpp.client.ui.search;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.simpp.client.Entry;
import org.simpp.client.ui.language.Messages;
import org.simpp.model.Jid;

/**
 * Says in words what a list of hits shows of an entry.
 *
 * @param name what a contact is called
 */
public record HitWords(Messages messages, ZoneId zone, Function<Jid, String> name) {
  private static final int BEFORE = 40;
  private static final int LENGTH = 160;

  /** Day and time. */
  String time(Entry entry) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(messages.locale())
            .withZone(zone)
            .format(entry.time())
        + " "
        + messages.time().withZone(zone).format(entry.time());
  }

  /** Who wrote it, to whom. */
  String writer(Entry entry) {
    String contact = name.apply(entry.contact());
    return entry.isReceived() ? contact : messages.text("search.mine", contact);
  }

  /** The part of the text where the first word of the query stands, in one line. */
  String excerpt(Entry entry, String query) {
    String line = entry.text().strip().replaceAll("\\s+", " ");
    String folded = line.toLowerCase(Locale.ROOT);
    int at =
        Arrays.stream(query.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .mapToInt(folded::indexOf)
            .filter(place -> place >= 0)
            .min()
            .orElse(0);
    // lower case may be longer than what it stands for
    int from =
        Math.min(line.length(), at) <= BEFORE
            ? 0
            : whole(line, Math.min(line.length(), at) - BEFORE);
    int to = line.length() - from <= LENGTH ? line.length() : whole(line, from + LENGTH);
    return (from == 0 ? "" : "…") + line.substring(from, to) + (to == line.length() ? "" : "…");
  }

  /** Not in the middle of a character. */
  private static int whole(String line, int at) {
    return Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
  }
}
