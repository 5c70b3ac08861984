package org.simpp.server.blocking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.routing.Barrier;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.blocking.Blocking;

/**
 * The block lists: those of accounts with a session in memory, where they have blocked anybody at
 * all; of the others the ones that were asked for last. Safe for use by many threads.
 */
public final class BlockLists implements Barrier {
  private static final String COLLECTION = "blocking";
  private static final String NAME = "list";
  private static final int MAX_AWAY = 10_000;

  private final DocumentStore store;
  private final Predicate<Jid> isOnline;

  /** Only lists that block somebody: whoever has none costs one look into an empty map. */
  private final ConcurrentHashMap<Jid, BlockList> online = new ConcurrentHashMap<>();

  /** Lists of accounts without a session, empty ones too; guarded by itself. */
  private final Map<Jid, BlockList> away =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, BlockList> eldest) {
          return size() > MAX_AWAY;
        }
      };

  public BlockLists(DocumentStore store, Predicate<Jid> isOnline) {
    this.store = store;
    this.isOnline = isOnline;
  }

  @Override
  public void arrives(Jid account) throws StoreException {
    if (!isOnline.test(account)) {
      hold(read(account));
    }
  }

  @Override
  public void leaves(Jid account) {
    if (!isOnline.test(account)) {
      online.remove(account);
      forgetAway(account);
    }
  }

  @Override
  public boolean stands(Jid account, Jid other) {
    BlockList list = online.get(account);
    return list != null && list.matches(other);
  }

  @Override
  public boolean standsAway(Jid account, Jid other) throws StoreException {
    return isOnline.test(account) ? stands(account, other) : awayList(account).matches(other);
  }

  /** Whom an account with a session has blocked. */
  BlockList of(Jid account) {
    return online.getOrDefault(account, BlockList.empty(account));
  }

  /**
   * Keeps a changed list, durably, before this returns; on its owner's lane.
   *
   * @param meanwhile done when it is kept, before anybody who is new on it is kept away
   */
  void change(BlockList list, Runnable meanwhile) throws StoreException {
    Bytes xml = ElementCodec.write(Blocking.of(Blocking.Action.LIST, list.addresses()).toElement());
    if (list.isEmpty()) {
      store.remove(list.owner(), COLLECTION, NAME);
    } else {
      store.put(list.owner(), COLLECTION, NAME, xml, 1);
    }
    meanwhile.run();
    hold(list);
  }

  private void hold(BlockList list) {
    if (list.isEmpty()) {
      online.remove(list.owner());
    } else {
      online.put(list.owner(), list);
    }
    forgetAway(list.owner());
  }

  private BlockList awayList(Jid account) throws StoreException {
    synchronized (away) {
      BlockList known = away.get(account);
      if (known != null) {
        return known;
      }
    }
    BlockList read = read(account);
    synchronized (away) {
      away.put(account, read);
    }
    return read;
  }

  private void forgetAway(Jid account) {
    synchronized (away) {
      away.remove(account);
    }
  }

  private BlockList read(Jid account) throws StoreException {
    Optional<Bytes> kept = store.find(account, COLLECTION, NAME);
    if (kept.isEmpty()) {
      return BlockList.empty(account);
    }
    try {
      return Blocking.of(ElementCodec.parse(kept.get()))
          .map(list -> new BlockList(account, list.addresses()))
          .orElseThrow(() -> unreadable(account, null));
    } catch (MalformedXmlException e) {
      throw unreadable(account, e);
    }
  }

  /** Nobody is let through whom the account has blocked, so that nobody is let in at all. */
  private static StoreException unreadable(Jid account, @Nullable MalformedXmlException cause) {
    String message = "the block list of " + account + " is kept, but cannot be read";
    return cause == null
        ? new StoreException(StoreException.Reason.UNAVAILABLE, message)
        : new StoreException(StoreException.Reason.UNAVAILABLE, message, cause);
  }
}
