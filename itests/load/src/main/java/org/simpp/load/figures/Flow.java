package org.simpp.load.figures;

import java.util.Arrays;

/**
 * Numbered messages from one sender to one receiver, and what became of each: it arrives once and
 * after those before it, or it is counted as what went wrong. Not thread-safe.
 */
public final class Flow {
  /** {@link #receive} of a number that was not awaited. */
  public static final long UNAWAITED = Long.MIN_VALUE;

  /** In place of an instant, which the clock of this machine does not reach. */
  private static final long ARRIVED = Long.MIN_VALUE;

  private long[] due = new long[64];
  private int sent;
  private int arrived;
  private int next;
  private long duplicated;
  private long outOfOrder;
  private long unknown;

  /** Numbers a message that was due at {@code instant}. */
  public int send(long instant) {
    if (sent == due.length) {
      due = Arrays.copyOf(due, 2 * sent);
    }
    due[sent] = instant;
    return sent++;
  }

  /**
   * Counts the arrival of {@code number}.
   *
   * @return when it was due, or {@link #UNAWAITED} where it came before or was never sent
   */
  public long receive(int number) {
    if (number < 0 || number >= sent) {
      unknown++;
      return UNAWAITED;
    }
    long instant = due[number];
    if (instant == ARRIVED) {
      duplicated++;
      return UNAWAITED;
    }
    due[number] = ARRIVED;
    arrived++;
    if (number < next) {
      outOfOrder++;
    } else {
      next = number + 1;
    }
    return instant;
  }

  /** How many have been sent. */
  public long sent() {
    return sent;
  }

  /** How many have been sent and have not arrived. */
  public long missing() {
    return (long) sent - arrived;
  }

  /** How many came again. */
  public long duplicated() {
    return duplicated;
  }

  /** How many came after one that was sent later. */
  public long outOfOrder() {
    return outOfOrder;
  }

  /** How many came that were never sent. */
  public long unknown() {
    return unknown;
  }
}
