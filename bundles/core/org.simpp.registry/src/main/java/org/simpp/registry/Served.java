package org.simpp.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Providers of one thing, of which the best serves; no call is lost when one departs.
 *
 * <p>A call runs in the provider that served when it began. {@link #remove} returns when the last
 * of them has come back, so that the provider may then be taken apart. A call that finds nobody
 * waits for the next provider.
 *
 * @param <S> the service's type
 */
final class Served<S> {
  /** What is done with a provider. */
  @FunctionalInterface
  interface Call<S, R, X extends Exception> {
    R on(S provider) throws X;
  }

  /** No bundle's id: the choice is by rank. */
  static final long NOBODY = -1;

  private final String what;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Lease<S>> leases = new ArrayList<>();
  private volatile @Nullable Lease<S> serving;
  private long chosen = NOBODY;

  /**
   * @param what the service's name in messages
   * @param patience how long a call waits for a provider, and a departure for its calls
   */
  Served(String what, Duration patience) {
    this.what = Objects.requireNonNull(what);
    this.patience = Objects.requireNonNull(patience);
  }

  /** A provider has come of whom nobody needs to know the bundle. */
  void add(S provider, int rank) {
    add(provider, rank, NOBODY);
  }

  /**
   * A provider has come: the chosen one serves; else that of the highest rank, and of two with the
   * same rank the earlier one goes on serving.
   *
   * @param owner the id of the bundle that it is from
   */
  void add(S provider, int rank, long owner) {
    lock.lock();
    try {
      leases.add(new Lease<>(provider, rank, owner));
      leases.sort(Comparator.comparingInt((Lease<S> lease) -> lease.rank()).reversed());
      serving = foremost();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A provider departs: no new call begins in it, and this returns when the calls in it have come
   * back, or with false when the patience is over.
   */
  boolean remove(S provider) {
    Lease<S> departing = null;
    lock.lock();
    try {
      for (Lease<S> lease : leases) {
        if (lease.provider() == provider) {
          departing = lease;
        }
      }
      if (departing == null) {
        return true;
      }
      leases.remove(departing);
      serving = foremost();
    } finally {
      lock.unlock();
    }
    return departing.drain(patience);
  }

  /**
   * From now on the provider of that bundle serves whenever it is there; {@link #NOBODY} leaves the
   * choice to the ranks.
   *
   * @param swap watches the first calls in the chosen provider; null watches nothing
   * @return the provider that served before, if it is another
   */
  @Nullable Lease<S> choose(long owner, @Nullable Swap swap) {
    lock.lock();
    try {
      chosen = owner;
      Lease<S> former = serving;
      Lease<S> next = foremost();
      if (next == former || next == null) {
        return null;
      }
      if (swap != null && former != null) {
        next.watch(new Trial<>(former, swap));
      }
      serving = next;
      return former;
    } finally {
      lock.unlock();
    }
  }

  /** No call is watched any more. */
  void endWatch() {
    lock.lock();
    try {
      leases.forEach(lease -> lease.watch(null));
    } finally {
      lock.unlock();
    }
  }

  /** The bundle of whom serves now, or {@link #NOBODY}. */
  long servedBy() {
    Lease<S> now = serving;
    return now == null ? NOBODY : now.owner();
  }

  /** Whether somebody serves now. */
  boolean isServed() {
    return serving != null;
  }

  /**
   * Makes the call in the best provider; waits for one where there is none.
   *
   * @throws ProviderMissingException if none came in time
   */
  <R, X extends Exception> R call(Call<S, R, X> call) throws X {
    Lease<S> lease = enter();
    try {
      return lease.call(call);
    } finally {
      lease.leave();
    }
  }

  /** Asks the best provider what it is; that is no call to be watched. */
  <R> R ask(Function<S, R> question) {
    Lease<S> lease = enter();
    try {
      return question.apply(lease.provider());
    } finally {
      lease.leave();
    }
  }

  /** Every provider that is there, the serving one first. */
  List<S> providers() {
    return leases().stream().map(Lease::provider).toList();
  }

  /** The providers of one bundle. */
  List<S> providersOf(long owner) {
    return leases().stream().filter(lease -> lease.owner() == owner).map(Lease::provider).toList();
  }

  private List<Lease<S>> leases() {
    lock.lock();
    try {
      List<Lease<S>> all = new ArrayList<>(leases);
      Lease<S> first = foremost();
      if (first != null && all.remove(first)) {
        all.add(0, first);
      }
      return all;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Lease<S> foremost() {
    for (Lease<S> lease : leases) {
      if (lease.owner() == chosen && chosen != NOBODY) {
        return lease;
      }
    }
    return leases.isEmpty() ? null : leases.get(0);
  }

  private Lease<S> enter() {
    Lease<S> best = serving;
    if (best != null && best.enter()) {
      return best;
    }
    lock.lock();
    try {
      long left = patience.toNanos();
      while (true) {
        best = serving;
        if (best != null && best.enter()) {
          return best;
        }
        if (left <= 0) {
          throw new ProviderMissingException(what, patience);
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderMissingException(what, patience);
    } finally {
      lock.unlock();
    }
  }
}
