package org.simpp.server.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.Curve;
import org.simpp.crypto.SoftwareKey;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.presence.rfc6121.Rfc6121PresenceService;
import org.simpp.registry.CipherSuites;
import org.simpp.server.administration.Audit;
import org.simpp.server.administration.Identity;
import org.simpp.server.administration.Stores;
import org.simpp.server.archive.UserArchives;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.startup.Server;
import org.simpp.server.upload.Uploads;
import org.simpp.store.AccountStore;
import org.simpp.store.ArchiveStore;
import org.simpp.store.DocumentStore;
import org.simpp.store.HeldStanzaStore;
import org.simpp.store.InvitationStore;
import org.simpp.store.LoginTokenStore;
import org.simpp.store.MemoryJournal;
import org.simpp.store.MemoryStore;
import org.simpp.store.PublishNodeStore;
import org.simpp.store.RegisteredKeyStore;
import org.simpp.store.RosterStore;
import org.simpp.store.StoreException;
import org.simpp.transport.Link;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.LoginResult;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslOutcome;

/** A server whose lanes run at once, on the caller's thread, over stores in memory. */
public final class TestServer implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  public static final Jid DOMAIN = Jid.of("simpp.example");
  public static final URI WEB = URI.create("https://simpp.example:5443");

  /** Nothing of it. */
  public static final ServerSettings.Service SERVICE =
      new ServerSettings.Service(
          Map.of(), List.of(), Path.of(""), Duration.ofHours(24), Set.of(), false);

  private final MemoryStore store;
  private final MemoryJournal journal;
  private final WorkThreads work = new WorkThreads("test", 1, 100);
  private final SoftwareKey krs = SoftwareKey.generate(Lab.SUITE, Curve.P224, Lab.RANDOMNESS);
  private final Server server;
  private ServerSettings settings = settings(5, 5, 3, false);
  private volatile boolean away;
  private volatile Instant now = NOW;
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private volatile @Nullable Queue<Runnable> postponed;
  private final Path uploadFolder = Path.of("target", "uploads", UUID.randomUUID().toString());
  private final Uploads uploads = uploadsAnew();

  public TestServer() {
    this(new MemoryStore(), new MemoryJournal());
  }

  /** As after the end of another one, of which this is left. */
  public TestServer(MemoryStore store, MemoryJournal journal) {
    this.store = store;
    this.journal = journal;
    server =
        new Server(
            new Server.Parts(
                new Stores(
                    reachable(AccountStore.class),
                    reachable(RosterStore.class),
                    reachable(HeldStanzaStore.class),
                    reachable(InvitationStore.class),
                    reachable(RegisteredKeyStore.class),
                    reachable(DocumentStore.class),
                    reachable(PublishNodeStore.class),
                    reachable(ArchiveStore.class, store.archive()),
                    reachable(LoginTokenStore.class)),
                journal,
                new Rfc6121PresenceService(),
                CipherSuites.of(Lab.SUITE),
                () -> settings,
                () -> Optional.of(krs),
                () -> Optional.of(SecretBytes.takeOver("north".getBytes(StandardCharsets.UTF_8))),
                () ->
                    new Identity(
                        krs.publicKey(), Bytes.ofHex("bb"), SecretBytes.takeOver(new byte[32])),
                new Audit(line -> line),
                Runnable::run,
                work,
                new UserArchives.Threads(this::archive, this::archive, Runnable::run),
                uploads,
                clock,
                "0.1.0"));
    try {
      server.recover();
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  public static ServerSettings settings(
      int rosterItems, int heldStanzas, int resources, boolean laboratory) {
    return settings(rosterItems, heldStanzas, resources, laboratory, true);
  }

  /** As at the beginning, but that nothing is archived. */
  public static ServerSettings withoutArchives() {
    return settings(5, 5, 3, false, false);
  }

  private static ServerSettings settings(
      int rosterItems, int heldStanzas, int resources, boolean laboratory, boolean archives) {
    return new ServerSettings(
        DOMAIN,
        laboratory,
        true,
        Path.of("pin"),
        "keystore",
        new ServerSettings.Archives(archives, Duration.ZERO),
        SERVICE,
        new ServerSettings.Push(Set.of(), ServerSettings.Push.Summary.COUNT),
        new ServerSettings.Uploads(true, 1_000, 2_500, 4, Duration.ofDays(30)),
        new ServerSettings.Limits(
            rosterItems,
            heldStanzas,
            resources,
            100,
            10_000,
            Duration.ofSeconds(300),
            Duration.ofDays(7),
            Duration.ofDays(21),
            new ServerSettings.Personal(5, 4, 5, 2_000, 8_000, 2, 1_000)));
  }

  /** Takes other settings of the service; the rest stays. */
  public void change(ServerSettings.Service service) {
    change(service, settings.push(), settings.uploads());
  }

  /** Takes other settings of notifications; the rest stays. */
  public void change(ServerSettings.Push push) {
    change(settings.service(), push, settings.uploads());
  }

  /** Takes other settings of uploads; the rest stays. */
  public void change(ServerSettings.Uploads next) {
    change(settings.service(), settings.push(), next);
  }

  private void change(
      ServerSettings.Service service, ServerSettings.Push push, ServerSettings.Uploads uploaded) {
    change(
        new ServerSettings(
            settings.domain(),
            settings.laboratory(),
            settings.unboundFallback(),
            settings.pinFile(),
            settings.cardTechnology(),
            settings.archives(),
            service,
            push,
            uploaded,
            settings.limits()));
  }

  public void change(ServerSettings next) {
    settings = next;
  }

  /** Waits until what runs on no lane is done. */
  public void awaitWork() {
    work.<Boolean>call(() -> true).toCompletableFuture().join();
  }

  /** Lets so many seconds pass. */
  public void advance(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** Whether the server reaches its store from now on. */
  public void reachesItsStore(boolean reaches) {
    away = !reaches;
  }

  /** From now on what is archived is not written until {@link #archiveNow}. */
  public void postponeArchiving() {
    postponed = new ArrayDeque<>();
  }

  /** Writes what was postponed. */
  public void archiveNow() {
    Queue<Runnable> work = postponed;
    postponed = null;
    if (work != null) {
      work.forEach(Runnable::run);
    }
  }

  private void archive(Runnable writing) {
    if (postponed == null) {
      writing.run();
    } else {
      postponed.add(writing);
    }
  }

  private <T> T reachable(Class<T> kind) {
    return reachable(kind, store);
  }

  private <T> T reachable(Class<T> kind, Object target) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              if (away) {
                throw new StoreException(StoreException.Reason.UNAVAILABLE, "the store is away");
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** KUS. */
  public Bytes publicKey() {
    return krs.publicKey();
  }

  public MemoryJournal journal() {
    return journal;
  }

  public MemoryStore store() {
    return store;
  }

  public Server server() {
    return server;
  }

  /** Where the files are that clients upload. */
  public Path uploadFolder() {
    return uploadFolder;
  }

  /** The same files, as the next run finds them. */
  public Uploads uploadsAnew() {
    return new Uploads(uploadFolder, () -> settings.uploads(), () -> Optional.of(WEB), work, clock);
  }

  /** The files that clients upload. */
  public Uploads uploads() {
    return uploads;
  }

  /** Makes the account {@code name}. */
  public Jid account(String name) {
    Jid account = new Jid(name, DOMAIN.domain(), "");
    try {
      store.create(account, NOW, List.of());
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
    return account;
  }

  /** Binds a resource of an account. */
  public TestClient connect(Jid account, String resource) {
    MemoryLink link = new MemoryLink(server.reception());
    Jid address = bind(link, account, resource);
    link.bind(address);
    return new TestClient(server.reception(), link, address);
  }

  /** Logs in over that link; the full address that was bound. */
  public Jid bind(Link link, Jid account, String resource) {
    try {
      return server
          .reception()
          .bind(link, account, resource, proof(account))
          .toCompletableFuture()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Who takes what comes over links. */
  public Receiver receiver() {
    return server.reception();
  }

  /** Asks for an earlier session on a new link, which is bound where that succeeds. */
  public MemoryLink resume(Jid account, String xml) {
    MemoryLink link = new MemoryLink(server.reception());
    try {
      server
          .reception()
          .resume(link, account, Bytes.utf8(xml), proof(account))
          .toCompletableFuture()
          .get()
          .ifPresent(link::bind);
      return link;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** What came of a login, and its link, which is bound where a session began. */
  public record LoggedIn(MemoryLink link, LoginResult result) {
    /** What is told in the success, as XML with single quotes. */
    public String told() {
      return result.elements().stream()
          .map(xml -> xml.utf8().replace('"', '\''))
          .collect(Collectors.joining());
    }
  }

  /** Logs in with a password by the extensible profile, and asks for {@code wishes} at once. */
  public LoggedIn login(Jid account, String client, String... wishes) {
    return login(proof(account), client, wishes);
  }

  /** As {@link #login(Jid, String, String...)}, after a login that has succeeded. */
  public LoggedIn login(SaslOutcome.Success proof, String client, String... wishes) {
    MemoryLink link = new MemoryLink(server.reception());
    LoginRequest request =
        new LoginRequest(
            proof.mechanism(), client, Arrays.stream(wishes).map(Bytes::utf8).toList());
    try {
      LoginResult result =
          server.reception().loggedIn(link, proof, request).toCompletableFuture().get();
      if (!result.address().isBare()) {
        link.bind(result.address());
      }
      return new LoggedIn(link, result);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** The client at the other end of a link that is bound. */
  public TestClient client(MemoryLink link) {
    return new TestClient(server.reception(), link, link.bound().orElseThrow());
  }

  private static SaslOutcome.Success proof(Jid account) {
    return new SaslOutcome.Success(
        account, "SCRAM-SHA-256", Bytes.empty(), SecretBytes.takeOver(new byte[0]));
  }

  @Override
  public void close() {
    uploads.close();
    work.close();
  }
}
