package org.simpp.xmpp.negotiation;

import java.util.Objects;
import org.simpp.xmpp.stream.StreamBounds;

/**
 * What a peer may cost while it logs in, and afterwards.
 *
 * @param beforeLogin of what comes from somebody unknown
 * @param afterLogin of what comes from somebody who has logged in
 * @param failedLogins how many end the stream (RFC 6120, section 6.4.5)
 */
public record NegotiationBounds(
    StreamBounds beforeLogin, StreamBounds afterLogin, int failedLogins) {
  public NegotiationBounds {
    Objects.requireNonNull(beforeLogin);
    Objects.requireNonNull(afterLogin);
    if (failedLogins < 1) {
      throw new IllegalArgumentException("one login at least may fail, not " + failedLogins);
    }
  }
}
