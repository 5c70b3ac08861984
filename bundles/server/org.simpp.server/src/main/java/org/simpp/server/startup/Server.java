package org.simpp.server.startup;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.presence.PresenceService;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.registry.CipherSuites;
import org.simpp.server.ServerAdministration;
import org.simpp.server.about.AboutServer;
import org.simpp.server.administration.AccountDeletion;
import org.simpp.server.administration.Administration;
import org.simpp.server.administration.Audit;
import org.simpp.server.administration.AuditedAdministration;
import org.simpp.server.administration.Identity;
import org.simpp.server.administration.Stores;
import org.simpp.server.disco.InfoHandler;
import org.simpp.server.disco.ItemsHandler;
import org.simpp.server.disco.OwnInfo;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRouter;
import org.simpp.server.keydistribution.KeyDistribution;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.login.Mechanisms;
import org.simpp.server.login.Passwords;
import org.simpp.server.login.StoredCredentials;
import org.simpp.server.login.StoredMasterKeys;
import org.simpp.server.message.HeldMessages;
import org.simpp.server.message.MessageRouter;
import org.simpp.server.ping.PingHandler;
import org.simpp.server.presence.PresenceHandler;
import org.simpp.server.presence.PresenceUpdates;
import org.simpp.server.presence.Probes;
import org.simpp.server.presence.Subscriptions;
import org.simpp.server.reception.BeforeLogin;
import org.simpp.server.reception.Bindings;
import org.simpp.server.reception.Reception;
import org.simpp.server.registration.KeyRegistration;
import org.simpp.server.registration.PasswordRegistration;
import org.simpp.server.roster.RosterHandler;
import org.simpp.server.roster.RosterPushes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Post;
import org.simpp.server.routing.StanzaRouter;
import org.simpp.server.session.KeyChannel;
import org.simpp.server.session.SessionTable;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.streammanagement.StreamManager;
import org.simpp.transport.SaslOutcome;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;
import org.simpp.xmpp.ping.Ping;
import org.simpp.xmpp.roster.RosterQuery;
import org.simpp.xmpp.simpp.SimppNamespaces;
import org.simpp.xmpp.streammanagement.StreamManagement;
import org.simpp.xmpp.time.EntityTime;
import org.simpp.xmpp.version.SoftwareVersion;

/** One server put together from its parts: what the acceptor and the operator's shell talk to. */
public final class Server {
  /**
   * What the parts are made of.
   *
   * @param stores what is kept
   * @param rules the rules of presence
   * @param suites the cipher suites
   * @param settings as they are now
   * @param serverKey KRS, while its card is open
   * @param identity what the server proves itself with, as it is now
   * @param laneThreads for work in the order of accounts
   * @param workThreads for work in no order: logins and registrations
   * @param clock in the server's own time zone
   * @param version of the software
   */
  public record Parts(
      Stores stores,
      PresenceService rules,
      CipherSuites suites,
      Supplier<ServerSettings> settings,
      Supplier<Optional<KeyHandle>> serverKey,
      Supplier<Identity> identity,
      Executor laneThreads,
      WorkThreads workThreads,
      Clock clock,
      String version) {}

  /** Stanzas that may wait for one client's acknowledgement, beside those that were held. */
  private static final int UNACKNOWLEDGED = 1_000;

  private final Parts parts;
  private final Jid domain;
  private final SessionTable sessions = new SessionTable();
  private final Post post = new Post(sessions);
  private final AccountLanes lanes;
  private final Rosters rosters;
  private final RosterPushes pushes;
  private final Probes probes;
  private final Subscriptions subscriptions;
  private final Passwords passwords;
  private final CipherSuite suite;
  private final SecureRandom random = new SecureRandom();
  private final OwnInfo ownInfo = new OwnInfo(this::serverFeatures);
  private final Reception reception;

  public Server(Parts parts) {
    this.parts = parts;
    this.domain = parts.settings().get().domain();
    this.lanes = new AccountLanes(parts.laneThreads(), () -> limits().waitingTasks());
    this.rosters =
        new Rosters(parts.stores().rosters(), sessions::isOnline, () -> limits().rosterItems());
    this.pushes = new RosterPushes(sessions, post);
    this.subscriptions =
        new Subscriptions(
            parts.rules(), parts.stores().accounts(), rosters, pushes, sessions, post, lanes);
    this.probes = new Probes(sessions, rosters, subscriptions, post, lanes);
    this.passwords = new Passwords(() -> limits().passwordIterations());
    this.suite = parts.suites().require(SuiteId.SIMPP_2007);
    this.reception = assemble();
  }

  /** What the acceptor talks to. */
  public Reception reception() {
    return reception;
  }

  /** How many sessions are bound. */
  public int sessionCount() {
    return sessions.size();
  }

  /** What the operator's shell talks to. */
  public ServerAdministration administration() {
    AccountDeletion deletion =
        new AccountDeletion(parts.stores().accounts(), rosters, subscriptions, sessions, lanes);
    return new AuditedAdministration(
        new Administration(
            parts.stores(),
            sessions,
            deletion,
            passwords,
            parts.suites(),
            parts.settings(),
            parts.identity(),
            parts.clock()),
        new Audit());
  }

  private Reception assemble() {
    HeldMessages held =
        new HeldMessages(
            parts.stores().heldStanzas(),
            sessions,
            lanes,
            domain,
            parts.laneThreads(),
            parts.clock(),
            () -> limits().heldStanzas());
    PresenceUpdates updates = new PresenceUpdates(sessions, rosters, probes, post, held::deliverTo);
    StanzaRouter router =
        new StanzaRouter(
            domain,
            lanes,
            new MessageRouter(
                sessions, parts.rules(), parts.stores().accounts(), held, lanes, post),
            new PresenceHandler(updates, subscriptions, probes, post),
            new IqRouter(domain, sessions, rosters, lanes, post, iqHandlers()),
            post);
    Bindings bindings =
        new Bindings(
            sessions,
            parts.stores().accounts(),
            lanes,
            updates,
            parts.clock(),
            () -> limits().resources(),
            () -> limits().resumption(),
            this::channel);
    return new Reception(
        domain,
        sessions,
        bindings,
        router,
        new StreamManager(
            lanes,
            () -> limits().resumption(),
            () -> limits().heldStanzas() + UNACKNOWLEDGED,
            bindings::end),
        mechanisms()::of,
        registrations(),
        this::features);
  }

  private List<IqHandler> iqHandlers() {
    return List.of(
        new RosterHandler(rosters, pushes, subscriptions::end),
        new InfoHandler(ownInfo, rosters),
        new ItemsHandler(sessions, rosters),
        new PingHandler(),
        AboutServer.software(parts.version()),
        AboutServer.time(parts.clock()),
        new KeyDistribution(this::isLaboratory, parts.stores().keys(), rosters, sessions, lanes));
  }

  private Mechanisms mechanisms() {
    return new Mechanisms(
        domain,
        () -> parts.identity().get().secret(),
        new Mechanisms.Scram(
            new StoredCredentials(parts.stores().accounts(), parts.workThreads()),
            () -> limits().passwordIterations(),
            () -> parts.settings().get().unboundFallback()),
        new Mechanisms.Laboratory(
            this::isLaboratory,
            suite,
            new StoredMasterKeys(parts.stores().keys(), parts.workThreads())));
  }

  private boolean isLaboratory() {
    return parts.settings().get().laboratory();
  }

  private @Nullable KeyChannel channel(Jid account, SaslOutcome.Success proof) {
    return proof.mechanism().equals(SimppClientMechanism.NAME)
        ? new KeyChannel(suite, account, proof.sessionSecret(), random::nextBytes)
        : null;
  }

  private List<BeforeLogin> registrations() {
    return List.of(
        new KeyRegistration(
            this::isLaboratory,
            new KeyRegistration.Desk(
                domain,
                suite,
                parts.serverKey(),
                parts.stores().invitations(),
                parts.stores().keys(),
                random::nextBytes,
                parts.clock()),
            new Audit(),
            parts.workThreads()),
        new PasswordRegistration(
            () -> !isLaboratory(),
            domain,
            parts.stores().invitations(),
            parts.stores().accounts(),
            passwords,
            new Audit(),
            parts.workThreads(),
            parts.clock()));
  }

  private List<Bytes> features() {
    return List.of(
        ElementCodec.write(Element.of(RosterQuery.VERSIONING, "ver")),
        ElementCodec.write(Element.of("urn:xmpp:features:pre-approval", "sub")),
        ElementCodec.write(StreamManagement.feature()),
        ElementCodec.write(ownInfo.capabilities().toElement()));
  }

  private Set<String> serverFeatures() {
    Set<String> features =
        new TreeSet<>(
            List.of(
                DiscoInfo.NAMESPACE,
                DiscoItems.NAMESPACE,
                Ping.NAMESPACE,
                SoftwareVersion.NAMESPACE,
                EntityTime.NAMESPACE,
                HeldMessages.FEATURE));
    if (isLaboratory()) {
      features.add(SimppNamespaces.SIMPP_2007);
    }
    return features;
  }

  private ServerSettings.Limits limits() {
    return parts.settings().get().limits();
  }
}
