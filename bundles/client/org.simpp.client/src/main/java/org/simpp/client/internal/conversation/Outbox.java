package org.simpp.client.internal.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
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
 * it can be sealed, and counts as sent when the server has acknowledged it (XEP-0198), or, where it
 * does not acknowledge, when it has answered a ping that left after it. It waits again when the
 * session was lost before. On the loop only.
 */
final class Outbox {
  private static final int MAX_TRIES = 3;

  /** As many of the longest texts as the connection takes unacknowledged. */
  private static final int MAX_UNDER_WAY = 40;

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

  /** Whose entries could leave but for those of others. */
  private final Set<Jid> crowdedOut = new LinkedHashSet<>();

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
      if (leave(line.get(), entries)) {
        crowdedOut.add(contact);
        return;
      }
    } else if (reachability instanceof Reachability.Securable) {
      sealing.prepare(contact);
    }
    if (!entries.isEmpty()) {
      Entry.State waits = new Entry.State.Waiting(cause(contact));
      entries.forEach(kept -> transcript.passing(kept, waits));
    }
  }

  void pumpAll() {
    List.copyOf(waiting.keySet()).forEach(this::pump);
  }

  /** The session is lost: what the server has not confirmed waits again, before all else. */
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

  /** Sends what can be sent of {@code entries}; true where more could but for what is under way. */
  private boolean leave(Line line, Deque<KeptEntry> entries) {
    List<KeptEntry> sent = new ArrayList<>();
    while (!entries.isEmpty()
        && underWay.size() < MAX_UNDER_WAY
        && leave(line, entries.peekFirst())) {
      sent.add(entries.removeFirst());
    }
    if (!line.outlet().isAcknowledged()) {
      confirm(line, sent);
    }
    return !entries.isEmpty() && underWay.size() >= MAX_UNDER_WAY;
  }

  private boolean leave(Line line, KeptEntry kept) {
    org.simpp.client.history.Entry entry = kept.entry();
    Optional<CompletionStage<Void>> sent =
        parcel.send(entry.contact(), entry.id(), wording.of(entry));
    if (sent.isEmpty()) {
      return false;
    }
    transcript.passing(kept, new Entry.State.Sending());
    underWay.put(entry.id(), kept);
    unconfirmed.put(entry.id(), kept);
    if (line.outlet().isAcknowledged()) {
      loop.here(sent.get()).thenRun(() -> arrived(List.of(kept)));
    }
    return true;
  }

  /** The server has them, be it over a later link. */
  private void arrived(List<KeptEntry> entries) {
    for (KeptEntry kept : entries) {
      if (underWay.remove(kept.entry().id(), kept)) {
        transcript.settled(kept, DeliveryState.SENT);
      }
    }
    List<Jid> next = List.copyOf(crowdedOut);
    crowdedOut.clear();
    next.forEach(this::pump);
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
              if (hasServerAnswered) {
                arrived(sent);
              }
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
