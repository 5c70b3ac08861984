package org.simpp.client.internal.stream;

import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;

/** An answer was an error (RFC 6120, section 8.3); here is the whole of it. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable StanzaError error;

  RefusedException(StanzaError error) {
    super(error.condition().elementName());
    this.error = error;
  }

  public StanzaError error() {
    return error == null ? StanzaError.of(StanzaCondition.UNDEFINED_CONDITION, "") : error;
  }
}
