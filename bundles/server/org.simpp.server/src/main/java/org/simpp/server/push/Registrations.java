package org.simpp.server.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.routing.Attendance;
import org.simpp.server.routing.KnownAtOnce;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;

/**
 * Which clients of an account want to be notified: durable, and in memory while the account has a
 * session. Safe for use by many threads.
 */
final class Registrations implements Attendance {
  private static final String COLLECTION = "push";
  private static final String NAME = "clients";
  private static final String LIST = "clients";
  private static final String NAMESPACE = "urn:x-simpp:push";

  /** Clients of one account; the one that has said so longest ago makes room. */
  private static final int MAX_CLIENTS = 20;

  private final DocumentStore store;
  private final KnownAtOnce<List<Registration>> known;

  Registrations(DocumentStore store, Predicate<Jid> isOnline) {
    this.store = store;
    known = new KnownAtOnce<>(isOnline, List.of(), this::read);
  }

  @Override
  public void arrives(Jid account) throws StoreException {
    known.arrives(account);
  }

  @Override
  public void leaves(Jid account) {
    known.leaves(account);
  }

  /** Those of an account that has a session; it never waits. */
  List<Registration> present(Jid account) {
    return known.present(account);
  }

  /** Those of an account; it may wait for the store where the account has no session. */
  List<Registration> of(Jid account) throws StoreException {
    return known.of(account);
  }

  /** Keeps one, in place of the same that was there, durably; on the account's lane. */
  void put(Registration next) throws StoreException {
    List<Registration> all = new ArrayList<>(of(next.account()));
    all.removeIf(one -> one.target().isSame(next.target()));
    all.add(next);
    change(next.account(), all.subList(Math.max(0, all.size() - MAX_CLIENTS), all.size()));
  }

  /** Forgets those that {@code which} says yes to, durably; on the account's lane. */
  void removeIf(Jid account, Predicate<Registration> which) throws StoreException {
    List<Registration> all = new ArrayList<>(of(account));
    if (all.removeIf(which)) {
      change(account, all);
    }
  }

  private void change(Jid account, List<Registration> all) throws StoreException {
    if (all.isEmpty()) {
      store.remove(account, COLLECTION, NAME);
    } else {
      Element.Builder list = Element.builder(NAMESPACE, LIST);
      all.forEach(one -> list.child(one.toElement()));
      store.put(account, COLLECTION, NAME, ElementCodec.write(list.build()), 1);
    }
    known.changed(account, List.copyOf(all));
  }

  private List<Registration> read(Jid account) throws StoreException {
    Optional<Bytes> kept = store.find(account, COLLECTION, NAME);
    if (kept.isEmpty()) {
      return List.of();
    }
    try {
      return ElementCodec.parse(kept.get()).children().stream()
          .flatMap(one -> Registration.of(account, one).stream())
          .toList();
    } catch (MalformedXmlException e) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          "who of " + account + " is notified is kept, but cannot be read",
          e);
    }
  }
}
