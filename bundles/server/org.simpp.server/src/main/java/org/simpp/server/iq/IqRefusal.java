package org.simpp.server.iq;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.StanzaCondition;

/** A request is refused, with the condition to answer. */
public final class IqRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final StanzaCondition condition;

  public IqRefusal(StanzaCondition condition, @Nullable String message) {
    super(message);
    this.condition = Objects.requireNonNull(condition);
  }

  public StanzaCondition condition() {
    return condition;
  }
}
