package org.simpp.client.internal.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Presence;
import org.simpp.presence.Availability;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.idle.Idle;

/** Presence as elements and back (RFC 6121, section 4.7). */
public final class Presences {
  private static final int MAX_STATUS = 1024;

  private Presences() {}

  /** What a presence stanza holds for {@code presence}. */
  public static List<Element> elements(Presence presence) {
    List<Element> elements = new ArrayList<>();
    String show =
        switch (presence.show()) {
          case CHAT -> "chat";
          case AWAY -> "away";
          case EXTENDED_AWAY -> "xa";
          case BUSY -> "dnd";
          case AVAILABLE, OFFLINE, UNKNOWN -> "";
        };
    if (!show.isEmpty()) {
      elements.add(Element.of(Namespaces.CLIENT, "show", show));
    }
    if (!presence.status().isEmpty()) {
      elements.add(Element.of(Namespaces.CLIENT, "status", shortened(presence.status())));
    }
    if (presence.idleSince() != null) {
      elements.add(new Idle(presence.idleSince()).toElement());
    }
    return elements;
  }

  /**
   * What {@code resource} says of itself.
   *
   * @param order larger than of everything before
   */
  public static Availability availability(String resource, List<Element> children, long order) {
    return new Availability(
        resource,
        show(text(children, "show")),
        shortened(text(children, "status")),
        priority(text(children, "priority")),
        order);
  }

  /**
   * When whoever said {@code children} used their computer last (XEP-0319); null where they use it,
   * do not say, or name a time that has not come yet.
   */
  public static @Nullable Instant idleSince(List<Element> children, Instant now) {
    return children.stream()
        .flatMap(child -> Idle.of(child).stream())
        .map(Idle::since)
        .filter(since -> !since.isAfter(now))
        .findFirst()
        .orElse(null);
  }

  /**
   * What is shown of it.
   *
   * @param idleSince as {@link #idleSince}
   */
  public static Presence presence(Availability availability, @Nullable Instant idleSince) {
    Presence.Show show =
        switch (availability.show()) {
          case CHAT -> Presence.Show.CHAT;
          case AVAILABLE -> Presence.Show.AVAILABLE;
          case AWAY -> Presence.Show.AWAY;
          case XA -> Presence.Show.EXTENDED_AWAY;
          case DND -> Presence.Show.BUSY;
        };
    return new Presence(show, availability.status(), idleSince);
  }

  private static Availability.Show show(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "chat" -> Availability.Show.CHAT;
      case "away" -> Availability.Show.AWAY;
      case "xa" -> Availability.Show.XA;
      case "dnd" -> Availability.Show.DND;
      default -> Availability.Show.AVAILABLE;
    };
  }

  private static int priority(String text) {
    try {
      return Math.max(-128, Math.min(127, Integer.parseInt(text.strip())));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String text(List<Element> children, String name) {
    return children.stream()
        .filter(child -> child.is(Namespaces.CLIENT, name))
        .findFirst()
        .map(Element::text)
        .orElse("");
  }

  private static String shortened(String status) {
    return status.length() <= MAX_STATUS ? status : status.substring(0, MAX_STATUS);
  }
}
