package org.simpp.xmpp.idle;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.time.XmppDates;

/**
 * Since when a person has not used the device that speaks for them (XEP-0319, section 2.1).
 *
 * @param since the last interaction
 */
public record Idle(Instant since) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:idle:1";

  public Idle {
    Objects.requireNonNull(since);
  }

  /** What {@code element} tells; empty where it is none, or has no time. */
  public static Optional<Idle> of(Element element) {
    return element.is(NAMESPACE, "idle")
        ? element.attribute("since").flatMap(XmppDates::parse).map(Idle::new)
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "idle").attribute("since", XmppDates.write(since)).build();
  }
}
