package org.simpp.xmpp.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * What time it is at an entity (XEP-0202).
 *
 * @param utc to the millisecond
 * @param offset of its zone now
 */
public record EntityTime(Instant utc, ZoneOffset offset) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:time";

  public EntityTime {
    Objects.requireNonNull(utc);
    Objects.requireNonNull(offset);
  }

  /** What is asked with. */
  public static Element request() {
    return Element.of(NAMESPACE, "time");
  }

  /** The answer that {@code time} writes; empty where it is none. */
  public static Optional<EntityTime> of(Element time) {
    if (!time.is(NAMESPACE, "time")) {
      return Optional.empty();
    }
    Optional<Instant> utc = time.childText("utc").flatMap(XmppDates::parse);
    Optional<ZoneOffset> offset = time.childText("tzo").flatMap(XmppDates::parseOffset);
    return utc.isPresent() && offset.isPresent()
        ? Optional.of(new EntityTime(utc.get(), offset.get()))
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "time")
        .child("tzo", offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId())
        .child("utc", XmppDates.write(utc))
        .build();
  }
}
