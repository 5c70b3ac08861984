package org.simpp.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

  private final String what;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Lease<S>> leases = new ArrayList<>();
  private volatile @Nullable Lease<S> serving;

  /**
   * @param what the service's name in messages
   * @param patience how long a call waits for a provider, and a departure for its calls
   */
  Served(String what, Duration patience) {
    this.what = Objects.requireNonNull(what);
    this.patience = Objects.requireNonNull(patience);
  }

  /** A provider has come; of two with the same rank the earlier one goes on serving. */
  void add(S provider, int rank) {
    lock.lock();
    try {
      leases.add(new Lease<>(provider, rank));
      leases.sort(Comparator.comparingInt((Lease<S> lease) -> lease.rank).reversed());
      serving = leases.get(0);
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
        if (lease.provider == provider) {
          departing = lease;
        }
      }
      if (departing == null) {
        return true;
      }
      leases.remove(departing);
      serving = leases.isEmpty() ? null : leases.get(0);
    } finally {
      lock.unlock();
    }
    return departing.drain(patience);
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
      return call.on(lease.provider);
    } finally {
      lease.leave();
    }
  }

  /** Every provider that is there, the best first. */
  List<S> providers() {
    lock.lock();
    try {
      return leases.stream().map(lease -> lease.provider).toList();
    } finally {
      lock.unlock();
    }
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

  /** One provider and the calls that are in it. */
  private static final class Lease<S> {
    private final S provider;
    private final int rank;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean departing;

    Lease(S provider, int rank) {
      this.provider = Objects.requireNonNull(provider);
      this.rank = rank;
    }

    /**
     * False once the provider departs. Entering before looking lets {@link #drain} see the call.
     */
    boolean enter() {
      calls.incrementAndGet();
      if (departing) {
        leave();
        return false;
      }
      return true;
    }

    void leave() {
      if (calls.decrementAndGet() == 0 && departing) {
        lock.lock();
        try {
          left.signalAll();
        } finally {
          lock.unlock();
        }
      }
    }

    boolean drain(Duration patience) {
      departing = true;
      lock.lock();
      try {
        long nanos = patience.toNanos();
        while (calls.get() > 0 && nanos > 0) {
          nanos = left.awaitNanos(nanos);
        }
        return calls.get() == 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return calls.get() == 0;
      } finally {
        lock.unlock();
      }
    }
  }
}
