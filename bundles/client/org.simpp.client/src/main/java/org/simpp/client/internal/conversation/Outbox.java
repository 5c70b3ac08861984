package org.simpp.client.internal.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.client.Entry;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.xmpp.ping.Ping;

/**
 * What was written and has not arrived at the server yet, in order by contact. An entry leaves when
 * it can be sealed, counts as sent when the server has answered a ping that left after it, and
 * waits again when the connection was lost before. On the loop only.
 */
final class Outbox {
  private static final int MAX_TRIES = 3;

  private final Loop loop;
  private final Wire wire;
  private final Sealing sealing;
  private final Parcel parcel;
  private final Wording wording;
  private final Transcript transcript;
  private final Map<Jid, Deque<KeptEntry>> waiting = new HashMap<>();
  private final Map<MessageId, KeptEntry> underWay = new HashMap<>();
  private final Map<MessageId, KeptEntry> unconfirmed = new HashMap<>();
  private final Map<MessageId, Integer> tries = new HashMap<>();

  Outbox(
      Loop loop,
      Wire wire,
      Sealing sealing,
      Parcel parcel,
      Wording wording,
      Transcript transcript) {
    this.loop = loop;
    this.wire = wire;
    this.sealing = sealing;
    this.parcel = parcel;
    this.wording = wording;
    this.transcript = transcript;
  }

  void add(KeptEntry kept) {
    queue(kept.entry().contact()).addLast(kept);
    pump(kept.entry().contact());
  }

  /** Sends what can be sent to the contact, and says of the rest why it waits. */
  void pump(Jid contact) {
    Deque<KeptEntry> entries = waiting.get(contact);
    if (entries == null || entries.isEmpty()) {
      return;
    }
    Reachability reachability = sealing.reachability(contact);
    Optional<Line> line = wire.line();
    if (line.isPresent() && reachability instanceof Reachability.Secured) {
      List<KeptEntry> sent = new ArrayList<>();
      while (!entries.isEmpty() && leave(entries.peekFirst())) {
        sent.add(entries.removeFirst());
      }
      confirm(line.get(), sent);
    } else if (reachability instanceof Reachability.Securable) {
      sealing.prepare(contact);
    }
    entries.forEach(kept -> transcript.passing(kept, new Entry.State.Waiting(cause(contact))));
  }

  void pumpAll() {
    List.copyOf(waiting.keySet()).forEach(this::pump);
  }

  /** The connection is lost: what the server has not confirmed waits again, before all else. */
  void offline() {
    List<KeptEntry> back =
        underWay.values().stream().sorted((a, b) -> Long.compare(b.number(), a.number())).toList();
    underWay.clear();
    unconfirmed.clear();
    back.forEach(kept -> queue(kept.entry().contact()).addFirst(kept));
    pumpAll();
  }

  /** The contact's program has opened it. */
  void delivered(MessageId id) {
    underWay.remove(id);
    unconfirmed.remove(id);
    tries.remove(id);
  }

  /**
   * The message came back. It is tried again while there is hope: the contact's program may have
   * gone, or lost the session, in between.
   */
  void returned(Jid contact, MessageId id, String condition) {
    KeptEntry kept = unconfirmed.remove(id);
    underWay.remove(id);
    if (kept == null) {
      return;
    }
    if (tries.merge(id, 1, Integer::sum) < MAX_TRIES) {
      queue(contact.bare()).addFirst(kept);
      pump(contact.bare());
    } else {
      tries.remove(id);
      transcript.failed(
          kept,
          Trouble.of(
              Cause.MESSAGE_RETURNED,
              "the message came back: " + condition,
              contact.bare().toString(),
              condition));
    }
  }

  private boolean leave(KeptEntry kept) {
    org.simpp.client.history.Entry entry = kept.entry();
    if (!parcel.send(entry.contact(), entry.id(), wording.of(entry))) {
      return false;
    }
    transcript.passing(kept, new Entry.State.Sending());
    underWay.put(entry.id(), kept);
    unconfirmed.put(entry.id(), kept);
    return true;
  }

  /** The server takes stanzas in order: when it answers a ping, it has what left before. */
  private void confirm(Line line, List<KeptEntry> sent) {
    if (sent.isEmpty()) {
      return;
    }
    loop.here(line.requests().request(null, "get", Ping.request()))
        .whenComplete(
            (pong, failure) -> {
              boolean hasServerAnswered =
                  failure == null || wire.line().filter(line::equals).isPresent();
              sent.stream()
                  .filter(kept -> hasServerAnswered && underWay.remove(kept.entry().id(), kept))
                  .forEach(kept -> transcript.settled(kept, DeliveryState.SENT));
            });
  }

  private Trouble cause(Jid contact) {
    Reachability now = sealing.reachability(contact);
    if (now instanceof Reachability.Waiting waits) {
      return waits.cause();
    }
    if (now instanceof Reachability.Unable unable) {
      return unable.cause();
    }
    return Trouble.of(Cause.SESSION_PREPARING, "the session is being set up", contact.toString());
  }

  private Deque<KeptEntry> queue(Jid contact) {
    return waiting.computeIfAbsent(contact, key -> new ArrayDeque<>());
  }
}
