package org.simpp.xmpp.delay;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.time.XmppDates;

/**
 * When a stanza was sent that is delivered later (XEP-0203). Only one that comes from where the
 * stanza was held is to be believed (section 5).
 *
 * @param stamp when it was sent
 * @param from who held it; null where nobody says so
 * @param reason for people, "" for none
 */
public record Delay(Instant stamp, @Nullable Jid from, String reason) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:delay";

  public Delay {
    Objects.requireNonNull(stamp);
    Objects.requireNonNull(reason);
  }

  /** What {@code element} says; empty where it is none, or its time or address is none. */
  public static Optional<Delay> of(Element element) {
    if (!element.is(NAMESPACE, "delay")) {
      return Optional.empty();
    }
    try {
      Jid from = element.attribute("from").map(Jid::of).orElse(null);
      return element
          .attribute("stamp")
          .flatMap(XmppDates::parse)
          .map(stamp -> new Delay(stamp, from, element.text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "delay")
        .attribute("from", from == null ? null : from.toString())
        .attribute("stamp", XmppDates.write(stamp))
        .text(reason)
        .build();
  }
}
