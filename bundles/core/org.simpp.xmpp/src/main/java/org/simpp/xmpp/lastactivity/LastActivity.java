package org.simpp.xmpp.lastactivity;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * How long an account has been away, a resource idle, or a server running (XEP-0012).
 *
 * @param time since then, in whole seconds
 * @param status what was said then, "" for nothing
 */
public record LastActivity(Duration time, String status) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "jabber:iq:last";

  public LastActivity {
    Objects.requireNonNull(status);
    if (time.isNegative()) {
      throw new IllegalArgumentException("nothing was last done in the future");
    }
  }

  /** What is asked with. */
  public static Element request() {
    return Element.of(NAMESPACE, "query");
  }

  /** The answer that {@code query} writes; empty where it is none. */
  public static Optional<LastActivity> of(Element query) {
    return query.is(NAMESPACE, "query")
        ? query
            .attribute("seconds")
            .filter(seconds -> seconds.matches("[0-9]{1,10}"))
            .map(
                seconds ->
                    new LastActivity(Duration.ofSeconds(Long.parseLong(seconds)), query.text()))
        : Optional.empty();
  }

  public Element toElement() {
    return Element.builder(NAMESPACE, "query")
        .attribute("seconds", Long.toString(time.toSeconds()))
        .text(status)
        .build();
  }
}
