package org.simpp.server.message;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.feature.Feature;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.ledger.SessionRecord.Outgoing;
import org.simpp.server.session.Fate;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.HeldStanza;
import org.simpp.store.HeldStanzaStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.delay.Delay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that wait for an account without a resource (XEP-0160). They are forgotten only when the
 * recipient has acknowledged them, or where it does not acknowledge, when they have been written to
 * its connection, so that a session that dies meanwhile loses none; it may then see some twice. On
 * the recipient's lane.
 */
public final class HeldMessages implements Feature {
  private static final Logger log = LoggerFactory.getLogger(HeldMessages.class);

  /** What lists it (XEP-0160, section 4). */
  private static final String FEATURE = "msgoffline";

  private static final int PAGE = 50;

  private final HeldStanzaStore store;
  private final SessionTable sessions;
  private final AccountLanes lanes;
  private final Jid domain;
  private final Executor threads;
  private final Clock clock;
  private final IntSupplier maxHeld;
  private final LongAdder count = new LongAdder();

  /** Up to which one they are on their way to a resource, by account. */
  private final ConcurrentHashMap<Jid, Long> handedOut = new ConcurrentHashMap<>();

  /**
   * @param maxHeld for one account
   */
  public HeldMessages(
      HeldStanzaStore store,
      SessionTable sessions,
      AccountLanes lanes,
      Jid domain,
      Executor threads,
      Clock clock,
      IntSupplier maxHeld) {
    this.store = store;
    this.sessions = sessions;
    this.lanes = lanes;
    this.domain = domain;
    this.threads = threads;
    this.clock = clock;
    this.maxHeld = maxHeld;
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(FEATURE);
  }

  /**
   * Keeps {@code message}, durably, before this returns; once, however often it comes.
   *
   * @param stamped as its recipient gets it
   */
  public void hold(MessageContent message, Stanza stamped) throws StoreException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String origin = message.handling().origin().orElse("");
    store.hold(message.recipient(), now, StanzaCodec.encode(stamped), origin, maxHeld.getAsInt());
    count.increment();
    message.handling().holds();
  }

  /** How many messages have been held since the start. */
  public long count() {
    return count.sum();
  }

  /**
   * What becomes of one that an earlier run of the server gave to a session: it is not given to
   * another one meanwhile.
   */
  public Fate fateOf(Session session, long id, boolean isLastOfPage) {
    handedOut.merge(session.account(), id, Math::max);
    return new HeldFate(session, id, isLastOfPage);
  }

  /**
   * Delivers what waits, the oldest first.
   *
   * @return completes when all of it is written, or the session has died; never exceptionally
   */
  public CompletionStage<Void> deliverTo(Session session) {
    return page(session, 0)
        .exceptionally(
            failure -> {
              log.warn("held messages of {} wait on: {}", session.account(), failure.toString());
              return null;
            });
  }

  private CompletionStage<Void> page(Session session, long afterId) {
    Jid account = session.account();
    List<HeldStanza> page;
    try {
      page = store.waiting(account, Math.max(afterId, handedOut.getOrDefault(account, 0L)), PAGE);
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
    if (page.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    long lastId = page.get(page.size() - 1).id();
    handedOut.put(account, lastId);
    List<CompletableFuture<Void>> written = new ArrayList<>();
    for (HeldStanza held : page) {
      Fate fate = new HeldFate(session, held.id(), held.id() == lastId);
      written.add(send(session, held, fate).toCompletableFuture());
    }
    return CompletableFuture.allOf(written.toArray(new CompletableFuture<?>[0]))
        .thenComposeAsync(done -> page(session, lastId), threads);
  }

  private CompletionStage<Void> send(Session session, HeldStanza held, Fate fate) {
    try {
      Stanza message = StanzaCodec.decode(held.xml());
      Bytes stamped =
          Bytes.concat(
              message.payload(),
              StanzaCodec.payload(new Delay(held.received(), domain, "").toElement()));
      return session.send(message.withPayload(stamped), fate);
    } catch (MalformedXmlException e) {
      log.error("a held message of {} cannot be read and is left out", session.account(), e);
      fate.delivered();
      return CompletableFuture.completedFuture(null);
    }
  }

  /** One that was handed out: it is forgotten with its page, or waits for the next resource. */
  private final class HeldFate implements Fate {
    private final Session session;
    private final Jid account;
    private final long id;
    private final boolean isLastOfPage;

    HeldFate(Session session, long id, boolean isLastOfPage) {
      this.session = session;
      this.account = session.account();
      this.id = id;
      this.isLastOfPage = isLastOfPage;
    }

    @Override
    public void delivered() {
      if (isLastOfPage) {
        follow(lanes.finish(account, this::forget));
      }
    }

    @Override
    public CompletionStage<Void> lost(Handling handling) {
      session.breaks();
      if (handedOut.remove(account) != null) {
        follow(lanes.chain(account, () -> deliverToAnother(account)));
      }
      return CompletableFuture.completedStage(null);
    }

    @Override
    public Outgoing.Kind kind() {
      return isLastOfPage ? Outgoing.Kind.LAST_OF_HELD : Outgoing.Kind.HELD;
    }

    @Override
    public long held() {
      return id;
    }

    private Void forget() throws StoreException {
      store.release(account, id);
      handedOut.remove(account, id);
      return null;
    }

    private void follow(CompletionStage<Void> stage) {
      var unused =
          stage.exceptionally(
              failure -> {
                log.warn("held messages of {}: {}", account, failure.toString());
                return null;
              });
    }
  }

  private CompletionStage<Void> deliverToAnother(Jid account) {
    return sessions.availableOf(account).stream()
        .filter(session -> session.availability().map(now -> now.priority() >= 0).orElse(false))
        .findFirst()
        .map(this::deliverTo)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }
}
