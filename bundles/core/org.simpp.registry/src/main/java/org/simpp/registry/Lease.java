package org.simpp.registry;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One provider and the calls that are in it.
 *
 * @param <S> the service's type
 */
final class Lease<S> {
  private final S provider;
  private final int rank;
  private final long owner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean departing;
  private volatile boolean awaited;
  private volatile @Nullable Trial<S> trial;

  /**
   * @param owner the id of the bundle that the provider is from
   */
  Lease(S provider, int rank, long owner) {
    this.provider = Objects.requireNonNull(provider);
    this.rank = rank;
    this.owner = owner;
  }

  S provider() {
    return provider;
  }

  int rank() {
    return rank;
  }

  long owner() {
    return owner;
  }

  /** The provider's calls are watched, or from null on no longer. */
  void watch(@Nullable Trial<S> trial) {
    this.trial = trial;
  }

  /** False once the provider departs. Entering before looking lets {@link #drain} see the call. */
  boolean enter() {
    calls.incrementAndGet();
    if (departing) {
      leave();
      return false;
    }
    return true;
  }

  /** Makes a call that has entered. */
  <R, X extends Exception> R call(Served.Call<S, R, X> call) throws X {
    Trial<S> watched = trial;
    return watched == null ? call.on(provider) : watched.call(provider, call);
  }

  void leave() {
    if (calls.decrementAndGet() == 0 && (departing || awaited)) {
      lock.lock();
      try {
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Lets no call in any more and waits for those that are inside; false if some are left. */
  boolean drain(Duration patience) {
    departing = true;
    return awaitNobody(patience);
  }

  /**
   * Waits for the calls that are inside, while others may still come in; false if some are left.
   */
  boolean awaitNobody(Duration patience) {
    awaited = true;
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
      awaited = false;
      lock.unlock();
    }
  }
}
