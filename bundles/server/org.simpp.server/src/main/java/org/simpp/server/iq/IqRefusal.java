package org.simpp.server.iq;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;

/** A request is refused, with the error to answer. */
public final class IqRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient StanzaError error;

  public IqRefusal(StanzaCondition condition, @Nullable String message) {
    this(StanzaError.of(condition, message == null ? "" : message));
  }

  public IqRefusal(StanzaError error) {
    super(error.text());
    this.error = Objects.requireNonNull(error);
  }

  public StanzaError error() {
    return error;
  }
}
