package org.simpp.server.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.ledger.Ledger;
import org.simpp.server.ledger.Ledger.Page;
import org.simpp.server.ledger.SessionRecord;
import org.simpp.xmpp.StanzaCodec;

/**
 * What the ledger holds of one session. What takes a page is called while that is filled. Safe for
 * use by many threads.
 */
public final class Chronicle {
  private final Ledger ledger;
  private final Bytes id;
  private final Jid address;
  private final SortedMap<Long, Long> marks = new TreeMap<>();
  private final Map<Jid, Long> directed = new HashMap<>();
  private final Map<String, Long> enabled = new HashMap<>();
  private long key;
  private long head;
  private long progress;
  private long handled;
  private long acknowledged;
  private long available;
  private @Nullable Stanza presence;
  private long interested;

  /**
   * @param id the hash of what resumes the session
   */
  public Chronicle(Ledger ledger, Bytes id, Jid address) {
    this.ledger = ledger;
    this.id = id;
    this.address = address;
  }

  /** Notes a record that was read from the ledger. */
  public synchronized void recover(long record, SessionRecord content) {
    if (content instanceof SessionRecord.Opened) {
      key = record;
      head = record;
    } else if (content instanceof SessionRecord.Ended ended) {
      key = ended.session();
      head = record;
      handled = ended.handled();
    } else if (content instanceof SessionRecord.Progress last) {
      progress = record;
      handled = last.handled();
      acknowledged = last.acknowledged();
    } else if (content instanceof SessionRecord.Mark mark) {
      marks.put(mark.number(), record);
    } else if (content instanceof SessionRecord.Available) {
      available = record;
    } else if (content instanceof SessionRecord.Interested) {
      interested = record;
    } else if (content instanceof SessionRecord.Directed to) {
      directed.put(to.recipient(), record);
    } else if (content instanceof SessionRecord.Enabled feature) {
      enabled.put(feature.namespace(), record);
    }
  }

  Ledger ledger() {
    return ledger;
  }

  /** The id of the record that opened it. */
  synchronized long key() {
    return key;
  }

  /** The hash of what resumes the session. */
  public Bytes id() {
    return id;
  }

  public Jid address() {
    return address;
  }

  /** How many of the client's stanzas are handled, in their order. */
  public synchronized long handled() {
    return handled;
  }

  /** How many of the server's stanzas the client has acknowledged. */
  public synchronized long acknowledged() {
    return acknowledged;
  }

  /** Whether the client's stanza of that number is handled. */
  synchronized boolean isHandled(long number) {
    return number <= handled || marks.containsKey(number);
  }

  /** What a stanza of the session is known by, in either direction. */
  String origin(char direction, long number) {
    return id.slice(0, 16).hex() + direction + number;
  }

  synchronized void open(Page page, String mechanism, Instant since) {
    key = page.add(new SessionRecord.Opened(id, address, mechanism, since));
    head = key;
  }

  /** The client's stanza of that number is handled. */
  synchronized void handled(Page page, long number) {
    Map<Long, Long> marksBefore = Map.copyOf(marks);
    long before = handled;
    page.ifRefused(() -> takeBack(before, marksBefore));
    if (number != handled + 1) {
      marks.put(number, page.add(new SessionRecord.Mark(key, number)));
      return;
    }
    handled = number;
    for (Long next = marks.remove(handled + 1); next != null; next = marks.remove(handled + 1)) {
      page.remove(next);
      handled++;
    }
    writeProgress(page);
  }

  private synchronized void takeBack(long handledBefore, Map<Long, Long> marksBefore) {
    handled = handledBefore;
    marks.clear();
    marks.putAll(marksBefore);
  }

  /** The client has acknowledged so many. */
  synchronized void acknowledged(Page page, long number) {
    acknowledged = number;
    writeProgress(page);
  }

  private void writeProgress(Page page) {
    long before = progress;
    page.ifRefused(() -> progress = before);
    page.remove(progress);
    progress = page.add(new SessionRecord.Progress(key, handled, acknowledged));
  }

  /** What has changed of what the session has said of itself. */
  synchronized void describe(Page page, Session session) {
    Stanza now = session.available().map(SessionPresence::stanza).orElse(null);
    if (!Objects.equals(now, presence)) {
      long availableBefore = available;
      Stanza presenceBefore = presence;
      page.ifRefused(
          () -> {
            available = availableBefore;
            presence = presenceBefore;
          });
      page.remove(available);
      available =
          now == null ? 0 : page.add(new SessionRecord.Available(key, StanzaCodec.encode(now)));
      presence = now;
    }
    if (interested == 0 && session.isInterested()) {
      page.ifRefused(() -> interested = 0);
      interested = page.add(new SessionRecord.Interested(key));
    }
    describe(
        page, directed, session.directed().recipients(), to -> new SessionRecord.Directed(key, to));
    describe(
        page, enabled, session.enabled(), namespace -> new SessionRecord.Enabled(key, namespace));
  }

  /** One record for each of {@code now}. */
  private static <K> void describe(
      Page page, Map<K, Long> written, Set<K> now, Function<K, SessionRecord> record) {
    if (now.equals(written.keySet())) {
      return;
    }
    Map<K, Long> before = Map.copyOf(written);
    page.ifRefused(
        () -> {
          written.clear();
          written.putAll(before);
        });
    before.forEach(
        (gone, id) -> {
          if (!now.contains(gone)) {
            written.remove(gone);
            page.remove(id);
          }
        });
    for (K next : now) {
      written.computeIfAbsent(next, one -> page.add(record.apply(one)));
    }
  }

  /** The session has ended: what is left is how much was handled, and what was not delivered. */
  synchronized void end(Page page, Instant at) {
    page.remove(head);
    page.remove(progress);
    page.remove(available);
    page.remove(interested);
    marks.values().forEach(page::remove);
    directed.values().forEach(page::remove);
    enabled.values().forEach(page::remove);
    head = page.add(new SessionRecord.Ended(key, id, address, handled, at));
    progress = 0;
    available = 0;
    interested = 0;
    marks.clear();
    directed.clear();
    enabled.clear();
  }

  /** Nothing of it needs to be known any more. */
  public void forget() {
    var unused =
        ledger.commit(
            page -> {
              synchronized (this) {
                page.remove(head);
                head = 0;
              }
            });
  }
}
