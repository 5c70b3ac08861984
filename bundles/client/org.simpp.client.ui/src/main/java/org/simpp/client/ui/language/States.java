package org.simpp.client.ui.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.simpp.client.CardFacts;
import org.simpp.client.ConnectionState;
import org.simpp.client.Contact;
import org.simpp.client.Presence;
import org.simpp.client.Reachability;

/** Says in words how a connection, a contact or its presence stands. */
public record States(Messages messages, ZoneId zone) {
  public String of(Presence.Show show) {
    return messages.text("presence." + show.name().toLowerCase(Locale.ROOT));
  }

  public String of(Presence presence) {
    String show = shown(presence);
    return presence.status().isBlank()
        ? show
        : messages.text("presence.with.status", show, presence.status().strip());
  }

  /** How available, and since when nobody has been at the computer. */
  private String shown(Presence presence) {
    String show = of(presence.show());
    Instant since = presence.idleSince();
    if (since == null) {
      return show;
    }
    boolean isAway =
        presence.show() == Presence.Show.AWAY || presence.show() == Presence.Show.EXTENDED_AWAY;
    return messages.text(isAway ? "presence.since" : "presence.unused", show, since(since));
  }

  /** A time of today, or a day before and the time. */
  public String since(Instant moment) {
    ZonedDateTime there = moment.atZone(zone);
    String time = messages.time().format(there);
    return there.toLocalDate().equals(LocalDate.now(zone))
        ? time
        : messages.text("presence.day", messages.date().format(there), time);
  }

  /** The presence, or that the contact has not answered yet, or is none. */
  public String of(Contact contact) {
    if (!contact.isListed()) {
      return messages.text("presence.unlisted");
    }
    boolean waits = contact.subscription() == Contact.Subscription.ASKED;
    return waits && !contact.presence().isAvailable()
        ? messages.text("presence.asked")
        : of(contact.presence());
  }

  /** What holds the keys, and how many tries it leaves. */
  public String of(CardFacts card) {
    boolean software = card.kind() == CardFacts.Kind.SOFTWARE;
    String text =
        messages.text(software ? "signin.card.software" : "signin.card.hardware", card.triesLeft());
    return card.triesLeft() == 1 ? text + "\n" + messages.text("signin.card.last") : text;
  }

  public String of(ConnectionState state) {
    if (state instanceof ConnectionState.Online online) {
      return messages.text("connection.online", online.server(), online.tls());
    }
    if (state instanceof ConnectionState.Reconnecting again) {
      String time = messages.time().withZone(zone).format(again.nextTry());
      return messages.text("connection.reconnecting", time, messages.what(again.cause()));
    }
    if (state instanceof ConnectionState.Offline offline) {
      return messages.text("connection.offline", messages.whole(offline.cause()));
    }
    return messages.text("connection.connecting");
  }

  public String of(Reachability reachability) {
    if (reachability instanceof Reachability.Waiting waiting) {
      return messages.text("secured.waiting", messages.whole(waiting.cause()));
    }
    if (reachability instanceof Reachability.Unable unable) {
      return messages.text("secured.unable", messages.whole(unable.cause()));
    }
    return messages.text(
        reachability instanceof Reachability.Secured ? "secured.now" : "secured.first");
  }
}
