package org.simpp.server.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.simpp.model.Stanza;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * What was sent to a client and not acknowledged by it, in order (XEP-0198, section 4). Not safe
 * for use by many threads.
 */
final class Unacknowledged {
  private final Queue<Sent> waiting = new ArrayDeque<>();
  private final int capacity;
  private StanzaCount acknowledged = StanzaCount.ZERO;
  private boolean isRequested;

  /** One stanza, and who wants to know what becomes of it. */
  record Sent(Stanza stanza, Fate fate) {}

  /**
   * @param capacity how many stanzas may wait
   */
  Unacknowledged(int capacity) {
    this.capacity = capacity;
  }

  /** Keeps it; false where there are too many already. */
  boolean add(Sent sent) {
    return waiting.size() < capacity && waiting.add(sent);
  }

  /**
   * Takes away what the client has handled.
   *
   * @return what is taken away, the oldest first; empty where the client counts more than were sent
   */
  Optional<List<Sent>> acknowledge(StanzaCount handled) {
    long count = handled.since(acknowledged);
    if (count > waiting.size()) {
      return Optional.empty();
    }
    List<Sent> taken = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      taken.add(waiting.remove());
    }
    acknowledged = handled;
    isRequested = false;
    return Optional.of(taken);
  }

  /** Whether the client is to be asked now: one question at a time. */
  boolean shouldRequest() {
    boolean should = !isRequested && !waiting.isEmpty();
    isRequested |= should;
    return should;
  }

  /** A question that was asked on an earlier link is not answered any more. */
  void forgetRequest() {
    isRequested = false;
  }

  /** All of it, the oldest first. */
  List<Stanza> stanzas() {
    return waiting.stream().map(Sent::stanza).toList();
  }

  /** Empties it: all of it, the oldest first. */
  List<Sent> takeAll() {
    List<Sent> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
