package org.simpp.transport.smack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.simpp.transport.Resumption.Sent;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * What was sent and the server has not acknowledged, in its order and within bounds (XEP-0198,
 * section 4). Not safe for use by many threads.
 */
final class Backlog {
  static final int MAX_STANZAS = 5_000;
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final Deque<Sent> sent = new ArrayDeque<>();
  private StanzaCount acknowledged = StanzaCount.ZERO;
  private long bytes;
  private boolean isAsked;
  private boolean asksAgain;

  /** Takes up what an earlier link has left. */
  void restore(StanzaCount count, List<Sent> left) {
    acknowledged = count;
    left.forEach(this::keep);
  }

  /** Keeps {@code one}, which is sent now; false where there is too much already. */
  boolean add(Sent one) {
    if (sent.size() >= MAX_STANZAS || bytes + size(one) > MAX_BYTES) {
      return false;
    }
    keep(one);
    return true;
  }

  /**
   * Takes away what the server has handled.
   *
   * @return what is taken away, the oldest first; empty where the server counts more than was sent
   */
  Optional<List<Sent>> acknowledge(StanzaCount handled) {
    long count = handled.since(acknowledged);
    if (count > sent.size()) {
      return Optional.empty();
    }
    List<Sent> taken = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      Sent one = sent.remove();
      bytes -= size(one);
      taken.add(one);
    }
    acknowledged = handled;
    return Optional.of(taken);
  }

  /** Whether the server is to be asked after what was sent now: one question at a time. */
  boolean asks() {
    if (sent.isEmpty()) {
      return false;
    }
    asksAgain = isAsked;
    boolean now = !isAsked;
    isAsked = true;
    return now;
  }

  /** A question was answered; whether the next one is due, for what was sent after it. */
  boolean asksAgain() {
    isAsked = false;
    boolean again = asksAgain && asks();
    asksAgain = false;
    return again;
  }

  /** How many the server has acknowledged. */
  StanzaCount acknowledged() {
    return acknowledged;
  }

  /** All of it, the oldest first. */
  List<Sent> all() {
    return List.copyOf(sent);
  }

  private void keep(Sent one) {
    sent.add(one);
    bytes += size(one);
  }

  private static int size(Sent one) {
    return one.stanza().payload().length();
  }
}
