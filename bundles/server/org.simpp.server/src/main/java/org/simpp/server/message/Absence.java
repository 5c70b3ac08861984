package org.simpp.server.message;

import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.message.MessageContent.Worth;
import org.simpp.server.routing.Barrier;
import org.simpp.server.routing.Post;
import org.simpp.store.AccountStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;

/**
 * What becomes of messages while their recipient is away: it is held, or its sender is told
 * (XEP-0160, section 2). On the recipient's lane.
 */
public final class Absence {
  private final AccountStore accounts;
  private final HeldMessages held;
  private final Archive archive;
  private final Barrier barrier;
  private final Post post;

  private interface Holding {
    Accepted hold() throws StoreException;
  }

  public Absence(
      AccountStore accounts, HeldMessages held, Archive archive, Barrier barrier, Post post) {
    this.accounts = accounts;
    this.held = held;
    this.archive = archive;
    this.barrier = barrier;
    this.post = post;
  }

  /** Takes {@code message}; empty where its sender was told that nobody was there. */
  Optional<Accepted> take(MessageContent message) throws StoreException {
    return hold(message, () -> archive.keepHeld(message, stamped -> held.hold(message, stamped)));
  }

  /** Takes a message that was accepted before, and has the ids that it got then. */
  void takeAgain(MessageContent message, Stanza stamped) throws StoreException {
    hold(
        message,
        () -> {
          held.hold(message, stamped);
          return Accepted.unkept(message);
        });
  }

  private Optional<Accepted> hold(MessageContent message, Holding holding) throws StoreException {
    Worth worth = message.worthWhileAway();
    Jid sender = message.stanza().from().orElseThrow();
    if (worth == Worth.REFUSED
        || barrier.standsAway(message.recipient(), sender)
        || !accounts.exists(message.recipient())) {
      post.in(message.handling()).reject(message.stanza(), StanzaCondition.SERVICE_UNAVAILABLE, "");
      return Optional.empty();
    }
    return worth == Worth.DROPPED
        ? Optional.of(Accepted.unkept(message))
        : holdWhereThereIsRoom(message, holding);
  }

  private Optional<Accepted> holdWhereThereIsRoom(MessageContent message, Holding holding)
      throws StoreException {
    try {
      return Optional.of(holding.hold());
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.FULL) {
        throw e;
      }
      // XEP-0160, section 2: a full store is said with this condition.
      post.in(message.handling())
          .reject(
              message.stanza(),
              StanzaCondition.SERVICE_UNAVAILABLE,
              "too many messages wait already");
      return Optional.empty();
    }
  }
}
