package org.simpp.server.archive;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.archive.ArchiveWriter.Queued;
import org.simpp.server.feature.BindOption;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.message.Accepted;
import org.simpp.server.message.Archive;
import org.simpp.server.message.MessageContent;
import org.simpp.server.settings.ServerSettings;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.archive.Mam;
import org.simpp.xmpp.stanzaid.StanzaId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives of the accounts (XEP-0313): a message is kept in its sender's and in its
 * recipient's, as each of them wants, and has an id in each (XEP-0359).
 */
public final class UserArchives implements Archive, Feature {
  private static final Logger log = LoggerFactory.getLogger(UserArchives.class);
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  /** Milliseconds for which others may come along with what is to be written. */
  private static final long GATHERING = 1_000;

  /** Milliseconds until writing is tried again. */
  private static final long AGAIN = 1_000;

  /** Milliseconds until the next piece of what is too old. */
  private static final long SOON = 100;

  /** Milliseconds until it is looked again for what is too old. */
  private static final long LATER = 600_000;

  private static final ArchiveWriter.Bounds BOUNDS =
      new ArchiveWriter.Bounds(8_000, 20_000, 64 << 20);

  private final BooleanSupplier isOn;
  private final ArchivePolicies policies;
  private final ArchiveIds ids;
  private final ArchiveWriter writer;
  private final Retention retention;
  private final BindOption atLogin;
  private final List<IqHandler> handlers;

  /**
   * Where its work is done.
   *
   * @param writing one thread for what is written
   * @param gathering the same, a moment later
   * @param other for what can wait
   */
  public record Threads(Executor writing, Executor gathering, Executor other) {
    /** A moment is long enough for others to come along, and short for who waits. */
    public static Threads of(Executor writing, Executor other) {
      return new Threads(writing, after(GATHERING, writing), other);
    }

    private ArchiveWriter.Threads ofTheWriter() {
      return new ArchiveWriter.Threads(writing, gathering, after(AGAIN, writing));
    }

    private static Executor after(long millis, Executor executor) {
      return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, executor);
    }
  }

  /**
   * @param settings whether there are archives, and how long messages are kept
   */
  public UserArchives(
      ArchiveStore store,
      ArchivePolicies policies,
      Supplier<ServerSettings.Archives> settings,
      Threads threads,
      Clock clock) {
    this.isOn = () -> settings.get().areKept();
    this.policies = policies;
    this.ids = new ArchiveIds(clock, newest(store));
    this.writer = new ArchiveWriter(store, ids, threads.ofTheWriter(), BOUNDS);
    this.retention =
        new Retention(
            store,
            () -> settings.get().age(),
            clock,
            Threads.after(SOON, threads.other()),
            Threads.after(LATER, threads.other()));
    OwnArchive own = new OwnArchive(isOn);
    MetadataHandler metadata = new MetadataHandler(own, store, writer);
    this.atLogin = new MetadataAtLogin(isOn, metadata);
    this.handlers =
        List.of(
            new QueryHandler(own, store, writer), metadata, new PreferencesHandler(own, policies));
  }

  /** Where the clock was put back while the server was away, ids grow nevertheless. */
  private static long newest(ArchiveStore store) {
    try {
      return store.newest();
    } catch (StoreException e) {
      log.warn("the newest archived message is not known: {}", e.getMessage());
      return 0;
    }
  }

  /**
   * Archives what an earlier run had still to archive.
   *
   * @return completes when it has been done
   */
  public CompletionStage<Void> recover(List<ArchiveEntry> entries) {
    return writer.addAgain(entries);
  }

  /** Writes what waits, for a moment at most. Blocks. */
  public void finish() {
    writer.awaitAll();
  }

  /** Begins to forget what is too old. */
  public void begin() {
    retention.run();
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(StanzaId.NAMESPACE);
  }

  @Override
  public Set<String> ofAccount() {
    return isOn.getAsBoolean()
        ? Set.of(StanzaId.NAMESPACE, Mam.NAMESPACE, Mam.EXTENDED)
        : Set.of(StanzaId.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return handlers;
  }

  @Override
  public List<BindOption> bindOptions() {
    return List.of(atLogin);
  }

  @Override
  public boolean isReady(Stanza message) {
    Jid from = message.from().orElseThrow();
    Jid to = message.to().orElseThrow();
    return !isOn.getAsBoolean()
        || (!writer.isCrowded()
            && policies.isReady(from.bare(), to)
            && policies.isReady(to.bare(), from));
  }

  @Override
  public void awaitRoom() {
    writer.awaitRoom();
  }

  @Override
  public Accepted keep(MessageContent message) throws StoreException {
    if (!isKept(message)) {
      return Accepted.unkept(message);
    }
    writer.requireRoom();
    Places places = Places.of(message, policies);
    Kept kept = write(message, places.all(), null);
    return new Accepted(
        message,
        places.recipient() == null ? null : kept.id(),
        places.sender() == null && !message.isToSelf() ? null : kept.id(),
        kept.durably());
  }

  @Override
  public Accepted keepHeld(MessageContent message, Holding holding) throws StoreException {
    if (!isKept(message)) {
      holding.hold(message.stanza());
      return Accepted.unkept(message);
    }
    writer.requireRoom();
    Places places = Places.of(message, policies);
    // what waits carries its id, and nothing of the recipient's passes on its lane meanwhile; what
    // is the sender's does, so that its archive gets an id of its own, afterwards
    @Nullable ArchiveId id = places.recipient() == null ? null : ids.next();
    holding.hold(new Accepted(message, id, null, DONE).forRecipient());
    Kept ofRecipient = write(message, placeOrNone(places.recipient()), id);
    Kept ofSender = write(message, placeOrNone(places.sender()), null);
    return new Accepted(
        message,
        id,
        message.isToSelf() ? id : ofSender.id(),
        ofRecipient.durably().thenCompose(one -> ofSender.durably()));
  }

  private boolean isKept(MessageContent message) {
    return isOn.getAsBoolean() && message.isWorthArchiving();
  }

  private static List<Place> placeOrNone(@Nullable Place place) {
    return place == null ? List.of() : List.of(place);
  }

  /**
   * A message in archives.
   *
   * @param id null where it is to be in none
   * @param durably completes when it is there, or will be whatever happens
   */
  private record Kept(@Nullable ArchiveId id, CompletionStage<Void> durably) {}

  private Kept write(MessageContent message, List<Place> places, @Nullable ArchiveId id) {
    if (places.isEmpty()) {
      return new Kept(null, DONE);
    }
    Queued queued = writer.add(StanzaCodec.encode(message.stanza()), places, id);
    boolean isSafe = message.handling().archives(queued.entry(), queued.written());
    return new Kept(queued.entry().id(), isSafe ? DONE : queued.written());
  }
}
