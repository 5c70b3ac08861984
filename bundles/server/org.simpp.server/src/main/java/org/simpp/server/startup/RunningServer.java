package org.simpp.server.startup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simpp.card.CardException;
import org.simpp.card.CardReader;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.presence.PresenceService;
import org.simpp.registry.Acceptors;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerOperations;
import org.simpp.server.ServerOperations.Draining;
import org.simpp.server.ServerStatus;
import org.simpp.server.ServerTraces;
import org.simpp.server.administration.Audit;
import org.simpp.server.administration.Identity;
import org.simpp.server.administration.Stores;
import org.simpp.server.archive.UserArchives;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.registration.InvitationTokens;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.statistics.Readings;
import org.simpp.server.statistics.StoreTimes;
import org.simpp.server.upload.Uploads;
import org.simpp.store.SessionJournal;
import org.simpp.store.StoreException;
import org.simpp.transport.Listening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server from its start to its end. It starts on a thread of its own, because a card takes its
 * time and a reader may come later; what keeps it from accepting logins stands in its status.
 */
public final class RunningServer implements ServerStatus, AutoCloseable {
  /**
   * What it runs on.
   *
   * @param stores what is kept
   * @param journal where sessions are written down that can be resumed
   * @param rules the rules of presence
   * @param suites the cipher suites
   * @param readers where its card is
   * @param acceptors where clients come from
   * @param audit notes every change
   * @param home relative paths of the configuration begin here
   * @param version of the software
   */
  public record Surroundings(
      Stores stores,
      SessionJournal journal,
      PresenceService rules,
      CipherSuites suites,
      CardReaders readers,
      Acceptors acceptors,
      Audit audit,
      Path home,
      String version) {}

  private static final Logger log = LoggerFactory.getLogger(RunningServer.class);
  private static final Bytes SECRET_LABEL = Bytes.utf8("SIMPP server secret");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int THREADS = 8;
  private static final int FILE_THREADS = 4;
  private static final int MAX_SECRET_BYTES = 1_024;
  private static final int MAX_WAITING = 100_000;
  private static final int MAX_LOGINS_WAITING = 1_000;
  private static final long READER_POLL_MILLIS = 200;

  private static final Identity UNKNOWN =
      new Identity(Bytes.empty(), Bytes.empty(), SecretBytes.takeOver(new byte[0]));

  private final Surroundings surroundings;
  private volatile ServerSettings settings;
  private final WorkThreads laneThreads = new WorkThreads("simpp-lane", THREADS, MAX_WAITING);
  private final WorkThreads workThreads =
      new WorkThreads("simpp-login", THREADS, MAX_LOGINS_WAITING);
  private final StoreTimes storeTimes = new StoreTimes();
  private final WorkThreads archiveThread = new WorkThreads("simpp-archive", 1, MAX_WAITING);
  private final WorkThreads fileThreads = new WorkThreads("simpp-file", FILE_THREADS, MAX_WAITING);
  private final Uploads uploads;
  private final Server server;
  private final ServerOperations operations;
  private final ServerPorts ports;
  private final Thread starter;
  private volatile Identity identity = UNKNOWN;
  private volatile @Nullable ServerKey serverKey;
  private volatile String trouble = "the server is starting";
  private volatile boolean failed;
  private volatile boolean closing;

  public RunningServer(Surroundings surroundings, ServerSettings first) {
    this.surroundings = surroundings;
    this.settings = first;
    Clock clock = Clock.system(ZoneId.systemDefault());
    this.uploads =
        new Uploads(
            surroundings.home().resolve("uploads"),
            () -> settings.uploads(),
            () -> listening().flatMap(Listening::webAddress),
            fileThreads,
            clock);
    this.server =
        new Server(
            new Server.Parts(
                storeTimes.timed(surroundings.stores()),
                surroundings.journal(),
                surroundings.rules(),
                surroundings.suites(),
                () -> settings,
                () -> Optional.ofNullable(serverKey),
                this::relaySecret,
                this::identity,
                surroundings.audit(),
                laneThreads,
                workThreads,
                UserArchives.Threads.of(archiveThread, laneThreads),
                uploads,
                clock,
                surroundings.version()));
    this.operations = server.operations();
    this.ports = new ServerPorts(surroundings.acceptors());
    this.starter = new Thread(this::start, "simpp-start");
    starter.setDaemon(true);
  }

  /** Starts; returns at once. */
  public void begin() {
    starter.start();
  }

  /** Takes other settings; a changed domain counts from the next start on. */
  public synchronized void change(ServerSettings next) {
    ServerSettings before = settings;
    if (!next.domain().equals(before.domain())) {
      log.warn("org.simpp.server.cfg: domain = {} counts from the next start on", next.domain());
    }
    settings =
        new ServerSettings(
            before.domain(),
            next.laboratory(),
            next.unboundFallback(),
            next.pinFile(),
            next.cardTechnology(),
            next.archives(),
            next.service(),
            next.push(),
            next.uploads(),
            next.limits());
    log.info("the configuration has been taken over");
  }

  /** What the operator's shell talks to. */
  public ServerAdministration administration() {
    return server.administration();
  }

  /** What an operator does to those who are here. */
  ServerOperations operations() {
    return operations;
  }

  /** Follows stanzas for an operator. */
  ServerTraces traces() {
    return server.traces();
  }

  @Override
  public Snapshot now() {
    ServerSettings current = settings;
    Optional<Listening> open = ports.now();
    Map<String, InetSocketAddress> addresses = new HashMap<>();
    open.ifPresent(
        now -> now.ports().forEach(port -> addresses.put(port.purpose(), port.address())));
    Bytes kus = identity.kus();
    Optional<Draining> draining = operations.draining();
    String troubleNow =
        draining
            .map(one -> "it drains until " + one.until() + "; simpp:drain --cancel lets people in")
            .orElse(trouble.isEmpty() ? ports.trouble() : trouble);
    return new Snapshot(
        current.domain().toString(),
        current.laboratory(),
        open.isPresent() && draining.isEmpty(),
        addresses,
        server.sessionCount(),
        kus.hex(),
        kus.isEmpty() ? "" : InvitationTokens.sha256(kus.toByteArray()).hex(),
        identity().tlsFingerprint().hex(),
        failed || ports.isFailed(),
        Stream.concat(Stream.of(troubleNow).filter(one -> !one.isEmpty()), journalOutage().stream())
            .toList());
  }

  /** Why sessions that can be resumed are refused now; empty while the journal can be written. */
  Optional<String> journalOutage() {
    return surroundings.journal().outage();
  }

  /** The open ports; empty before they are, while their transport is replaced, and afterwards. */
  Optional<Listening> listening() {
    return ports.now();
  }

  private Identity identity() {
    Identity own = identity;
    return new Identity(own.kus(), ports.certificateFingerprint(), own.secret());
  }

  /** What it has counted and measures now. */
  public void read(Readings into) {
    Optional<Listening> open = ports.now();
    into.gauge("simpp_accepting", "Whether the ports are open.", open.isPresent() ? 1 : 0);
    into.gauge(
        "simpp_journal_available",
        "Whether the session journal can be written.",
        journalOutage().isEmpty() ? 1 : 0);
    server.read(into);
    String help = "Pieces of work that wait for a thread, by what it is for.";
    into.gauge("simpp_waiting_tasks", help, Map.of("for", "store"), laneThreads.waiting());
    into.gauge("simpp_waiting_tasks", help, Map.of("for", "login"), workThreads.waiting());
    into.gauge("simpp_waiting_tasks", help, Map.of("for", "files"), fileThreads.waiting());
    uploads.read(into);
    open.ifPresent(now -> PortReadings.read(now, Instant.now(), into));
    storeTimes.read(into);
  }

  /** The certificate that is served; empty before the ports are open. */
  public Optional<X509Certificate> certificate() {
    return listening().map(open -> open.certificates().get(0));
  }

  /** Ends every stream in good order, then everything else; sessions that can be resumed wait. */
  @Override
  public void close() {
    closing = true;
    starter.interrupt();
    try {
      starter.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
    ports.close();
    uploads.close();
    fileThreads.close();
    workThreads.close();
    laneThreads.close();
    server.finish();
    archiveThread.close();
    server.close();
    ServerKey opened = serverKey;
    if (opened != null) {
      opened.close();
    }
    log.info("the server has stopped");
  }

  private void start() {
    try {
      ServerKey krs = openCard();
      serverKey = krs;
      identity = new Identity(krs.publicKey(), Bytes.empty(), secretOf(krs));
      server.recover();
      uploads.begin();
      ports.open(server.reception());
      trouble = "";
    } catch (CardException e) {
      fail("the server's card: " + e.getMessage(), e);
    } catch (CryptoException | KeyUnavailableException e) {
      fail("the server's card holds no usable key on P-224: " + e.getMessage(), e);
    } catch (IOException e) {
      fail("the PIN of the server's card (pinFile): " + e.getMessage(), e);
    } catch (StoreException e) {
      fail(e.getMessage() == null ? "the stores" : e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail("the server could not start: " + e.getMessage(), e);
    }
  }

  /**
   * A secret that is the same at every start and needs no file: the key agreed with itself, which
   * every card can compute and nobody else.
   */
  private SecretBytes secretOf(KeyHandle krs) throws CryptoException, KeyUnavailableException {
    CipherSuite suite = surroundings.suites().require(SuiteId.SIMPP_2007);
    try (SecretBytes agreed = krs.agree(krs.publicKey())) {
      return SecretBytes.takeOver(suite.mac(agreed, SECRET_LABEL).toByteArray());
    }
  }

  private ServerKey openCard() throws CardException, IOException, InterruptedException {
    ServerKey.Place place =
        new ServerKey.Place(
            surroundings.readers(),
            () -> settings,
            surroundings.suites().require(SuiteId.SIMPP_2007),
            new SecureRandom()::nextBytes,
            surroundings.home(),
            PATIENCE);
    Optional<CardReader> reader = place.reader();
    while (reader.isEmpty()) {
      trouble =
          "waiting for a card reader of the kind %s; is its bundle started?"
              .formatted(settings.cardTechnology());
      Thread.sleep(READER_POLL_MILLIS);
      reader = place.reader();
    }
    return ServerKey.open(place, reader.get());
  }

  private Optional<SecretBytes> relaySecret() throws IOException {
    Path file = settings.service().relaySecretFile();
    return file.toString().isEmpty()
        ? Optional.empty()
        : Optional.of(OwnerOnlyFile.read(surroundings.home().resolve(file), MAX_SECRET_BYTES));
  }

  private void fail(String what, Exception cause) {
    if (!closing) {
      trouble = what;
      failed = true;
      log.error("logins are not accepted: {}", what, cause);
    }
  }
}
