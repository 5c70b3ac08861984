package org.simpp.server.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Stanza;
import org.simpp.server.session.Outflow.Sent;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * What was sent to a client and not acknowledged by it, in order (XEP-0198, section 4), and behind
 * it what may not leave before it is durable. Not safe for use by many threads.
 */
final class Unacknowledged {
  private final Deque<Sent> sent = new ArrayDeque<>();
  private final Deque<Sent> unwritten = new ArrayDeque<>(0);
  private final int capacity;
  private long acknowledged;
  private boolean isRequested;

  /**
   * @param capacity how many stanzas may wait
   * @param acknowledged how many the client has acknowledged before
   */
  Unacknowledged(int capacity, long acknowledged) {
    this.capacity = capacity;
    this.acknowledged = acknowledged;
  }

  /** Keeps what leaves now; false where there is too much already. */
  boolean add(Sent one) {
    return size() < capacity && sent.add(one);
  }

  /** Keeps what leaves when it is durable; false where there is too much already. */
  boolean addUnwritten(Sent one) {
    return size() < capacity && unwritten.add(one);
  }

  /** Keeps one that was there before. */
  void restore(Sent one) {
    sent.add(one);
  }

  /** One that was added is not kept after all, unless {@link #takeAll} has had it. */
  void takeBack(Sent one) {
    unwritten.removeLastOccurrence(one);
  }

  /** What may leave now, the oldest first. */
  List<Sent> release() {
    List<Sent> released = new ArrayList<>(1);
    for (Sent next = unwritten.peek(); next != null && next.isDurable(); next = unwritten.peek()) {
      released.add(unwritten.remove());
    }
    sent.addAll(released);
    return released;
  }

  /** The number of the next one, from 1 on. */
  long nextNumber() {
    return acknowledged + size() + 1;
  }

  /** How many have been acknowledged, ever. */
  long acknowledged() {
    return acknowledged;
  }

  /**
   * Takes away what the client has handled.
   *
   * @return what is taken away, the oldest first; empty where the client counts more than were sent
   */
  Optional<List<Sent>> acknowledge(StanzaCount handled) {
    long count = handled.since(StanzaCount.ZERO.plus(acknowledged));
    if (count > sent.size()) {
      return Optional.empty();
    }
    List<Sent> taken = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      taken.add(sent.remove());
    }
    acknowledged += count;
    isRequested = false;
    return Optional.of(taken);
  }

  /** Whether the client is to be asked now: one question at a time. */
  boolean shouldRequest() {
    boolean should = !isRequested && !sent.isEmpty();
    isRequested |= should;
    return should;
  }

  /** A question that was asked on an earlier link is not answered any more. */
  void forgetRequest() {
    isRequested = false;
  }

  /** All of it that has left before, the oldest first. */
  List<Stanza> stanzas() {
    return sent.stream().map(Sent::stanza).toList();
  }

  /** Empties it: all of it, the oldest first. */
  List<Sent> takeAll() {
    sent.addAll(unwritten);
    List<Sent> all = List.copyOf(sent);
    sent.clear();
    unwritten.clear();
    return all;
  }

  private int size() {
    return sent.size() + unwritten.size();
  }
}
