package org.simpp.server.streammanagement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.ledger.Ledger;
import org.simpp.server.ledger.SessionRecord;
import org.simpp.server.ledger.SessionRecord.Outgoing;
import org.simpp.server.session.Chronicle;
import org.simpp.server.session.Fate;
import org.simpp.server.session.Leftovers;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionDescription;
import org.simpp.server.session.SessionLogin;
import org.simpp.server.session.SessionPresence;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.SessionJournal.Entry;
import org.simpp.store.StoreException;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings back the sessions that an earlier run of the server wrote down. */
public final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  /** How long it is known how far a session had got that has ended. */
  private static final Duration MEMORY = Duration.ofDays(1);

  /** What becomes of a stanza that was on its way. */
  @FunctionalInterface
  public interface Fates {
    Fate of(Session session, Outgoing record, Stanza stanza);
  }

  /** Archives messages. */
  @FunctionalInterface
  public interface Archiver {
    /**
     * Takes messages that were to be archived.
     *
     * @return completes when they are
     */
    CompletionStage<Void> take(List<ArchiveEntry> entries);
  }

  /** Takes a session in that waits to be resumed. */
  @FunctionalInterface
  public interface Place {
    void take(Session session) throws StoreException;
  }

  /** The records of one session, but for what is on its way to its client. */
  private static final class Past {
    private final Map<Long, SessionRecord> records = new TreeMap<>();
    private final Map<Long, Outgoing> outgoing = new TreeMap<>();
    private @Nullable SessionRecord head;
  }

  private final Ledger ledger;
  private final StreamManager manager;
  private final Fates fates;
  private final Place place;
  private final Archiver archiver;
  private final Function<Stanza, Optional<SessionPresence>> presences;
  private final Clock clock;

  public Recovery(
      Ledger ledger,
      StreamManager manager,
      Fates fates,
      Place place,
      Archiver archiver,
      Function<Stanza, Optional<SessionPresence>> presences,
      Clock clock) {
    this.ledger = ledger;
    this.manager = manager;
    this.fates = fates;
    this.place = place;
    this.archiver = archiver;
    this.presences = presences;
    this.clock = clock;
  }

  /**
   * Opens the ledger and takes in what is there. Blocks.
   *
   * @return the sessions that wait to be resumed
   * @throws StoreException in words for an operator
   */
  public List<Session> run() throws StoreException {
    List<Session> sessions = new ArrayList<>();
    for (Past past : pasts().values()) {
      if (past.head instanceof SessionRecord.Opened opened) {
        Session session = session(past, opened);
        place.take(session);
        sessions.add(session);
      } else if (past.head instanceof SessionRecord.Ended ended) {
        settle(past, ended);
      } else {
        log.error("{} stanzas in the journal belong to no session", past.outgoing.size());
      }
    }
    if (!sessions.isEmpty()) {
      log.info("{} sessions of an earlier run wait to be resumed", sessions.size());
    }
    return sessions;
  }

  private Map<Long, Past> pasts() throws StoreException {
    Map<Long, Past> pasts = new TreeMap<>();
    List<ArchiveEntry> unarchived = new ArrayList<>();
    List<Long> records = new ArrayList<>();
    for (Entry entry : ledger.open()) {
      SessionRecord record = read(entry);
      if (record instanceof SessionRecord.Archived archived) {
        unarchived.add(archived.entry());
        records.add(entry.id());
        continue;
      }
      Past past = pasts.computeIfAbsent(keyOf(entry.id(), record), key -> new Past());
      if (record instanceof Outgoing outgoing) {
        past.outgoing.put(entry.id(), outgoing);
      } else {
        past.records.put(entry.id(), record);
      }
      if (record instanceof SessionRecord.Opened || record instanceof SessionRecord.Ended) {
        past.head = record;
      }
    }
    archive(unarchived, records);
    return pasts;
  }

  private void archive(List<ArchiveEntry> entries, List<Long> records) {
    if (!entries.isEmpty()) {
      log.info("{} messages of an earlier run are archived", entries.size());
      var unused =
          archiver
              .take(entries)
              .thenRun(() -> ledger.commit(page -> records.forEach(page::remove)));
    }
  }

  private static SessionRecord read(Entry entry) throws StoreException {
    try {
      return SessionRecord.decode(entry.content());
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          "the session journal was written by another version; start that one again, or move the"
              + " journal's folder away to start without open sessions",
          e);
    }
  }

  private static long keyOf(long id, SessionRecord record) {
    if (record instanceof SessionRecord.Opened) {
      return id;
    } else if (record instanceof SessionRecord.Ended ended) {
      return ended.session();
    } else if (record instanceof SessionRecord.Progress progress) {
      return progress.session();
    } else if (record instanceof SessionRecord.Mark mark) {
      return mark.session();
    } else if (record instanceof SessionRecord.Available available) {
      return available.session();
    } else if (record instanceof SessionRecord.Interested interested) {
      return interested.session();
    } else if (record instanceof SessionRecord.Directed directed) {
      return directed.session();
    } else if (record instanceof SessionRecord.Enabled feature) {
      return feature.session();
    }
    return ((Outgoing) record).session();
  }

  private Session session(Past past, SessionRecord.Opened opened) {
    Chronicle chronicle = chronicle(past, opened.id(), opened.address());
    Session session = session(chronicle, opened.mechanism(), opened.since(), description(past));
    past.outgoing.forEach(
        (id, outgoing) -> {
          Stanza stanza = stanza(outgoing.stanza());
          session.recover(stanza, fates.of(session, outgoing, stanza), id);
        });
    manager.recover(session, chronicle);
    return session;
  }

  /** What a session has left that had ended seeks other ways. */
  private void settle(Past past, SessionRecord.Ended ended) {
    Chronicle chronicle = chronicle(past, ended.id(), ended.address());
    if (past.outgoing.isEmpty() && ended.at().isBefore(clock.instant().minus(MEMORY))) {
      chronicle.forget();
      return;
    }
    manager.recoverEnded(chronicle);
    Session gone =
        session(chronicle, "", ended.at(), new SessionDescription(null, false, Set.of(), Set.of()));
    Leftovers left = Leftovers.recovered(chronicle);
    past.outgoing.forEach(
        (id, outgoing) -> {
          Stanza stanza = stanza(outgoing.stanza());
          left.add(stanza, fates.of(gone, outgoing, stanza), id, outgoing.number());
        });
    left.move();
  }

  private Chronicle chronicle(Past past, Bytes id, Jid address) {
    Chronicle chronicle = new Chronicle(ledger, id, address);
    past.records.forEach(chronicle::recover);
    return chronicle;
  }

  private Session session(
      Chronicle chronicle, String mechanism, Instant since, SessionDescription description) {
    return Session.recovered(
        chronicle, manager.capacity(), new SessionLogin(mechanism, null), since, description);
  }

  private SessionDescription description(Past past) {
    @Nullable SessionPresence available = null;
    boolean isInterested = false;
    Set<Jid> directed = new HashSet<>();
    Set<String> enabled = new HashSet<>();
    for (SessionRecord record : past.records.values()) {
      if (record instanceof SessionRecord.Available said) {
        available = presences.apply(stanza(said.presence())).orElse(null);
      } else if (record instanceof SessionRecord.Interested) {
        isInterested = true;
      } else if (record instanceof SessionRecord.Directed to) {
        directed.add(to.recipient());
      } else if (record instanceof SessionRecord.Enabled feature) {
        enabled.add(feature.namespace());
      }
    }
    return new SessionDescription(available, isInterested, directed, enabled);
  }

  private static Stanza stanza(Bytes xml) {
    try {
      return StanzaCodec.decode(xml);
    } catch (MalformedXmlException e) {
      throw new IllegalStateException("a stanza that was written here cannot be read", e);
    }
  }
}
