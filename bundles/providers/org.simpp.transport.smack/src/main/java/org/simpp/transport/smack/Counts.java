package org.simpp.transport.smack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.transport.Resumption;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * What both sides have counted of one session (XEP-0198, section 4). Not safe for use by many
 * threads.
 */
final class Counts {
  private final Jid address;
  private final @Nullable String id;
  private final Duration patience;
  private final Backlog backlog = new Backlog();
  private StanzaCount received = StanzaCount.ZERO;

  private Counts(Jid address, @Nullable String id, Duration patience) {
    this.address = address;
    this.id = id;
    this.patience = patience;
  }

  /** A session begins. */
  static Counts of(Jid address, StreamManagement.Enabled enabled) {
    return new Counts(address, enabled.id(), Duration.ofSeconds(enabled.maxSeconds()));
  }

  /** A session may go on. */
  static Counts of(Resumption left) {
    Counts counts = new Counts(left.address(), left.id(), left.patience());
    counts.backlog.restore(new StanzaCount(left.acknowledged()), left.unacknowledged());
    counts.received = new StanzaCount(left.received());
    return counts;
  }

  Jid address() {
    return address;
  }

  Backlog backlog() {
    return backlog;
  }

  StanzaCount received() {
    return received;
  }

  /** A stanza has come. */
  void receive() {
    received = received.next();
  }

  /** What another link can go on with; null where the server gave no id. */
  @Nullable Resumption left() {
    return id == null
        ? null
        : new Resumption(
            address, id, patience, received.value(), backlog.acknowledged().value(), backlog.all());
  }
}
