package org.simpp.server.routing;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.simpp.model.Jid;
import org.simpp.store.StoreException;

/**
 * One thing about each account that is read from a store, and held in memory while the account has
 * a session. Safe for use by many threads.
 *
 * @param <T> with a meaningful {@code equals}
 */
public final class KnownAtOnce<T> implements Attendance {
  /** Where it is read from; it may wait. */
  @FunctionalInterface
  public interface Source<T> {
    T read(Jid account) throws StoreException;
  }

  private final Predicate<Jid> isOnline;
  private final T standard;
  private final Source<T> source;

  /** Of accounts with a session, where it is not the standard. */
  private final ConcurrentHashMap<Jid, T> held = new ConcurrentHashMap<>();

  /**
   * @param standard what is true of most accounts and takes no room
   */
  public KnownAtOnce(Predicate<Jid> isOnline, T standard, Source<T> source) {
    this.isOnline = isOnline;
    this.standard = standard;
    this.source = source;
  }

  @Override
  public void arrives(Jid account) throws StoreException {
    if (!isOnline.test(account)) {
      hold(account, source.read(account));
    }
  }

  @Override
  public void leaves(Jid account) {
    if (!isOnline.test(account)) {
      held.remove(account);
    }
  }

  /** That of an account which has a session; it never waits. */
  public T present(Jid account) {
    return held.getOrDefault(account, standard);
  }

  /** That of an account; it may wait for the store where the account has no session. */
  public T of(Jid account) throws StoreException {
    return isOnline.test(account) ? present(account) : source.read(account);
  }

  /** From now on it is {@code next}, which the store has already; on the account's lane. */
  public void changed(Jid account, T next) {
    if (isOnline.test(account)) {
      hold(account, next);
    }
  }

  private void hold(Jid account, T known) {
    if (known.equals(standard)) {
      held.remove(account);
    } else {
      held.put(account, known);
    }
  }
}
