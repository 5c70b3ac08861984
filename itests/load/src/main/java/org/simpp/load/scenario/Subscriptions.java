package org.simpp.load.scenario;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.client.Session;
import org.simpp.model.Stanza;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;

/**
 * Makes watchers subscribe to one user's presence where they do not yet, some at a time (RFC 6121,
 * section 3.1). On the event loop.
 */
final class Subscriptions {
  private static final String ROSTER = "jabber:iq:roster";
  private static final int AT_ONCE = 10;

  private final Session user;
  private final Iterator<Session> watchers;
  private final int count;
  private final CompletableFuture<Void> all = new CompletableFuture<>();
  private int settled;

  private Subscriptions(Session user, List<Session> watchers) {
    this.user = user;
    this.watchers = watchers.iterator();
    this.count = watchers.size();
  }

  /**
   * Waits until all of them are subscribed.
   *
   * @throws LoginFailure if they are not in time
   */
  static void await(Clients clients, Session user, List<Session> watchers, Timing timing)
      throws LoginFailure, InterruptedException {
    Subscriptions subscriptions = new Subscriptions(user, watchers);
    clients.execute(subscriptions::begin);
    try {
      subscriptions.all.get(timing.patience(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new LoginFailure(
          "only %d of %d watchers were subscribed within %d s; --patience waits longer"
              .formatted(subscriptions.settled, subscriptions.count, timing.patience()),
          e);
    }
  }

  private void begin() {
    user.listen(
        stanza -> {
          if (stanza.kind() == Stanza.Kind.PRESENCE && stanza.hasType("subscribe")) {
            stanza
                .from()
                .ifPresent(
                    from ->
                        user.send("<presence type='subscribed' to='%s'/>".formatted(from.bare())));
          }
        });
    for (int i = 0; i < AT_ONCE; i++) {
      next();
    }
  }

  private void next() {
    if (watchers.hasNext()) {
      Session watcher = watchers.next();
      watcher.listen(stanza -> receive(watcher, stanza));
      watcher.send("<iq type='get' id='subscribed'><query xmlns='" + ROSTER + "'/></iq>");
    }
  }

  private void receive(Session watcher, Stanza stanza) {
    boolean isRoster = stanza.id().equals(Optional.of("subscribed"));
    if (isRoster && !isSubscribed(stanza)) {
      watcher.send("<presence type='subscribe' to='%s'/>".formatted(user.address().bare()));
    } else if (isRoster || isPresence(stanza)) {
      watcher.listen(other -> {});
      settled++;
      if (settled == count) {
        all.complete(null);
      } else {
        next();
      }
    }
  }

  /** What follows the approval; who goes on before gets it among later presences (3.1.5). */
  private boolean isPresence(Stanza stanza) {
    return stanza.kind() == Stanza.Kind.PRESENCE
        && stanza.type().isEmpty()
        && stanza.from().filter(from -> from.bare().equals(user.address().bare())).isPresent();
  }

  private boolean isSubscribed(Stanza roster) {
    try {
      return StanzaCodec.child(roster, ROSTER, "query").stream()
          .flatMap(query -> query.children(ROSTER, "item").stream())
          .filter(
              item -> item.attribute("jid").equals(Optional.of(user.address().bare().toString())))
          .flatMap(item -> item.attribute("subscription").stream())
          .anyMatch(subscription -> List.of("to", "both").contains(subscription));
    } catch (MalformedXmlException e) {
      throw new IllegalStateException("the server's roster cannot be read", e);
    }
  }
}
