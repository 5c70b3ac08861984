package org.simpp.server.startup;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.simpp.crypto.KeyHandle;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.PresenceService;
import org.simpp.registry.CipherSuites;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerOperations;
import org.simpp.server.ServerTraces;
import org.simpp.server.about.AboutServer;
import org.simpp.server.about.ContactAddresses;
import org.simpp.server.administration.AccountDeletion;
import org.simpp.server.administration.Administration;
import org.simpp.server.administration.Audit;
import org.simpp.server.administration.AuditedAdministration;
import org.simpp.server.administration.Identity;
import org.simpp.server.administration.Stores;
import org.simpp.server.archive.ArchivePolicies;
import org.simpp.server.archive.UserArchives;
import org.simpp.server.blocking.BlockLists;
import org.simpp.server.blocking.BlockedPresence;
import org.simpp.server.blocking.BlockingCommands;
import org.simpp.server.carbons.Carbons;
import org.simpp.server.clientstate.ClientStates;
import org.simpp.server.commands.AdministratorCommands;
import org.simpp.server.disco.Discovery;
import org.simpp.server.externalservices.ExternalServices;
import org.simpp.server.externalservices.RelayCredentials;
import org.simpp.server.feature.Feature;
import org.simpp.server.feature.Features;
import org.simpp.server.iq.IqRouter;
import org.simpp.server.iq.Questions;
import org.simpp.server.keydistribution.KeyDistribution;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.lastactivity.LastActivityRequests;
import org.simpp.server.ledger.Ledger;
import org.simpp.server.ledger.SessionRecord.Outgoing;
import org.simpp.server.login.Mechanisms;
import org.simpp.server.message.Absence;
import org.simpp.server.message.Copies;
import org.simpp.server.message.HeldMessages;
import org.simpp.server.message.MessageRouter;
import org.simpp.server.operations.Announcer;
import org.simpp.server.operations.Drain;
import org.simpp.server.operations.Operations;
import org.simpp.server.operations.Tracing;
import org.simpp.server.pep.PersonalEventing;
import org.simpp.server.ping.PingHandler;
import org.simpp.server.presence.LastPresences;
import org.simpp.server.presence.PresenceHandler;
import org.simpp.server.presence.PresenceUpdates;
import org.simpp.server.presence.PresenceWatch;
import org.simpp.server.presence.PresenceWatches;
import org.simpp.server.presence.Probes;
import org.simpp.server.presence.Subscriptions;
import org.simpp.server.privatestorage.PrivateStorage;
import org.simpp.server.push.PushNotifications;
import org.simpp.server.reception.Bindings;
import org.simpp.server.reception.LoginRequests;
import org.simpp.server.reception.Reception;
import org.simpp.server.roster.RosterHandler;
import org.simpp.server.roster.RosterPushes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Attendance;
import org.simpp.server.routing.Post;
import org.simpp.server.routing.StanzaRouter;
import org.simpp.server.session.Fate;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.statistics.LoginCounts;
import org.simpp.server.statistics.Readings;
import org.simpp.server.streammanagement.Recovery;
import org.simpp.server.streammanagement.StreamManager;
import org.simpp.server.tracing.Traces;
import org.simpp.server.upload.Uploads;
import org.simpp.server.vcard.Avatars;
import org.simpp.server.vcard.VCards;
import org.simpp.store.SessionJournal;
import org.simpp.store.StoreException;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.ElementCodec;

/** One server put together from its parts: what the acceptor and the operator's shell talk to. */
public final class Server {
  /**
   * What the parts are made of.
   *
   * @param stores what is kept
   * @param journal where sessions are written down that can be resumed
   * @param rules the rules of presence
   * @param suites the cipher suites
   * @param settings as they are now
   * @param serverKey KRS, while its card is open
   * @param relaySecret what the server shares with relays
   * @param identity what the server proves itself with, as it is now
   * @param audit notes every change
   * @param laneThreads for work in the order of accounts
   * @param workThreads for work in no order: logins and registrations
   * @param archiveThreads for what is archived
   * @param uploads files that clients upload
   * @param clock in the server's own time zone
   * @param version of the software
   */
  public record Parts(
      Stores stores,
      SessionJournal journal,
      PresenceService rules,
      CipherSuites suites,
      Supplier<ServerSettings> settings,
      Supplier<Optional<KeyHandle>> serverKey,
      RelayCredentials.Secret relaySecret,
      Supplier<Identity> identity,
      Audit audit,
      Executor laneThreads,
      WorkThreads workThreads,
      UserArchives.Threads archiveThreads,
      Uploads uploads,
      Clock clock,
      String version) {}

  /** Stanzas that may wait for one client's acknowledgement, beside those that were held. */
  private static final int UNACKNOWLEDGED = 1_000;

  private final Parts parts;
  private final Jid domain;
  private final SessionTable sessions = new SessionTable();
  private final Ledger ledger;
  private final BlockLists blocked;
  private final Questions questions;
  private final PersonalEventing eventing;
  private final Avatars avatars;
  private final LastPresences last;
  private final PresenceWatch watch;
  private final Post post;
  private final AccountLanes lanes;
  private final Rosters rosters;
  private final RosterPushes pushes;
  private final Probes probes;
  private final Subscriptions subscriptions;
  private final Logins logins;
  private final HeldMessages held;
  private final PresenceUpdates updates;
  private final Bindings bindings;
  private final StreamManager streamManager;
  private final ArchivePolicies policies;
  private final UserArchives archives;
  private final Carbons carbons = new Carbons(sessions);
  private final PushNotifications pushed;
  private final Features features;
  private final LoginCounts loginCounts = new LoginCounts();
  private final Drain drain;
  private final Traces traces;
  private final MessageRouter messages;
  private final Reception reception;

  public Server(Parts parts) {
    this.parts = parts;
    this.ledger = new Ledger(parts.journal());
    this.domain = parts.settings().get().domain();
    this.traces = new Traces(parts.clock());
    this.blocked = new BlockLists(parts.stores().documents(), sessions::isOnline);
    this.post = new Post(sessions, blocked);
    this.lanes = new AccountLanes(parts.laneThreads(), () -> limits().waitingTasks());
    this.rosters =
        new Rosters(parts.stores().rosters(), sessions::isOnline, () -> limits().rosterItems());
    this.questions = new Questions(domain);
    this.eventing =
        new PersonalEventing(
            new PersonalEventing.Surroundings(
                parts.stores().publishNodes(),
                parts.stores().documents(),
                parts.stores().rosters(),
                rosters,
                sessions,
                blocked,
                questions,
                lanes),
            () -> limits().personal(),
            parts.clock());
    this.avatars = new Avatars(eventing.own(), sessions::isOnline);
    this.last = new LastPresences(parts.stores().documents(), sessions, parts.clock());
    this.watch = new PresenceWatches(List.of(eventing.watch(), avatars, last));
    this.pushes = new RosterPushes(sessions, post);
    this.subscriptions =
        new Subscriptions(
            parts.rules(),
            parts.stores().accounts(),
            rosters,
            pushes,
            sessions,
            post,
            lanes,
            blocked,
            watch);
    this.probes = new Probes(sessions, rosters, subscriptions, post, lanes, blocked, last);
    this.logins = new Logins(parts, domain);
    this.held =
        new HeldMessages(
            parts.stores().heldStanzas(),
            sessions,
            lanes,
            domain,
            parts.laneThreads(),
            parts.clock(),
            () -> limits().heldStanzas());
    this.policies = new ArchivePolicies(parts.stores().documents(), rosters, sessions::isOnline);
    this.archives =
        new UserArchives(
            parts.stores().archive(),
            policies,
            () -> parts.settings().get().archives(),
            parts.archiveThreads(),
            parts.clock());
    this.updates = new PresenceUpdates(sessions, rosters, probes, post, watch, held::deliverTo);
    this.pushed =
        new PushNotifications(
            parts.stores().documents(),
            sessions,
            questions,
            lanes,
            () -> parts.settings().get().push(),
            parts.clock());
    this.bindings =
        new Bindings(
            sessions,
            parts.stores().accounts(),
            lanes,
            updates,
            Attendance.of(List.of(blocked, policies, carbons, pushed)),
            parts.clock(),
            () -> limits().resources(),
            () -> limits().resumption(),
            logins::channel,
            traces);
    this.streamManager =
        new StreamManager(
            lanes,
            ledger,
            () -> limits().resumption(),
            () -> limits().heldStanzas() + UNACKNOWLEDGED,
            bindings::end);
    this.drain = new Drain(parts.clock());
    this.features = new Features(list());
    this.messages =
        new MessageRouter(
            sessions,
            parts.rules(),
            archives,
            new Absence(parts.stores().accounts(), held, archives, blocked, post),
            Copies.of(List.of(carbons, pushed)),
            lanes,
            post);
    this.reception = assemble();
    archives.begin();
  }

  /** What the acceptor talks to. */
  public Reception reception() {
    return reception;
  }

  /**
   * Takes in the sessions of an earlier run, which wait to be resumed; before anybody is served.
   * Blocks.
   *
   * @throws StoreException in words for an operator
   */
  public void recover() throws StoreException {
    Recovery recovery =
        new Recovery(
            ledger,
            streamManager,
            this::fateOf,
            bindings::recover,
            archives::recover,
            updates::read,
            parts.clock());
    for (Session session : recovery.run()) {
      if (session.available().isPresent()) {
        updates.recovered(session);
      }
      if (session.availability().map(now -> now.priority() >= 0).orElse(false)) {
        var unused = lanes.chain(session.account(), () -> held.deliverTo(session));
      }
    }
  }

  private Fate fateOf(Session session, Outgoing record, Stanza stanza) {
    return switch (record.kind()) {
      case FORGOTTEN -> Fate.UNWATCHED;
      case REROUTED -> messages.fateOf(session, stanza);
      case HELD -> held.fateOf(session, record.held(), false);
      case LAST_OF_HELD -> held.fateOf(session, record.held(), true);
    };
  }

  /** From now on sessions that can be resumed outlive their links, for the next run. */
  public void stop() {
    traces.close();
    bindings.stop();
  }

  /** Archives what waits for it, for a moment at most; when nothing comes any more. Blocks. */
  public void finish() {
    archives.finish();
  }

  /** Closes the journal, when nothing is done any more. Blocks. */
  public void close() {
    ledger.close();
  }

  /** What an operator does to those who are here. */
  public ServerOperations operations() {
    return new Operations(
        sessions, new Announcer(domain, sessions), drain, parts.audit(), archives::finish);
  }

  /** Follows stanzas for operators. */
  public ServerTraces traces() {
    return new Tracing(traces, parts.audit());
  }

  /** How many sessions are bound. */
  public int sessionCount() {
    return sessions.size();
  }

  /** What it has counted. */
  public void read(Readings into) {
    into.gauge("simpp_sessions", "Sessions that are bound.", sessions.size());
    loginCounts.read(into);
    String help = "Messages by what became of them; refused ones are among the refused stanzas.";
    into.counter("simpp_messages", help, Map.of("fate", "delivered"), messages.delivered());
    into.counter("simpp_messages", help, Map.of("fate", "held"), held.count());
    post.rejections()
        .forEach(
            (condition, count) ->
                into.counter(
                    "simpp_stanzas_refused",
                    "Stanzas that were answered with an error, by its condition.",
                    Map.of(
                        "condition", condition.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    count));
    into.gauge("simpp_lanes", "Accounts for which the store works.", lanes.size());
  }

  /** What the operator's shell talks to. */
  public ServerAdministration administration() {
    AccountDeletion deletion =
        new AccountDeletion(
            parts.stores().accounts(),
            rosters,
            subscriptions,
            sessions,
            lanes,
            parts.uploads()::forget);
    return new AuditedAdministration(
        new Administration(
            parts.stores(),
            sessions,
            deletion,
            logins.passwords(),
            parts.suites(),
            parts.settings(),
            parts.identity(),
            parts.clock()),
        parts.audit());
  }

  private Reception assemble() {
    StanzaRouter router =
        new StanzaRouter(
            domain,
            lanes,
            messages,
            new PresenceHandler(updates, subscriptions, probes, post),
            new IqRouter(
                domain,
                sessions,
                rosters,
                lanes,
                post,
                blocked,
                questions,
                () -> parts.settings().get().service().requestsFromStrangers(),
                features.handlers()),
            post,
            blocked,
            traces);
    Mechanisms mechanisms = logins.mechanisms();
    return new Reception(
        domain,
        sessions,
        bindings,
        router,
        streamManager,
        new LoginRequests(
            sessions,
            bindings,
            streamManager,
            logins.tokens(),
            logins.derived(),
            this::watched,
            features.bindOptions(),
            features::ofStream),
        security -> mechanisms.of(security).stream().map(this::watched).toList(),
        logins.registrations(),
        parts.uploads().pages(),
        () -> features.ofStream().stream().map(ElementCodec::write).toList());
  }

  /** Counted, and refused while the server drains. */
  private SaslServerMechanism watched(SaslServerMechanism mechanism) {
    return loginCounts.counted(drain.guarded(mechanism));
  }

  /** What clients may use, one line each; {@link Feature} says what that takes. */
  private List<Feature> list() {
    return List.of(
        new Discovery(this::features, sessions, rosters),
        new RosterHandler(rosters, pushes, subscriptions::end),
        subscriptions,
        streamManager,
        held,
        archives,
        carbons,
        pushed.feature(),
        new ClientStates(),
        new BlockingCommands(
            blocked,
            new BlockedPresence(sessions, rosters, probes, post),
            sessions,
            () -> limits().personal().blockedAddresses()),
        eventing,
        new VCards(parts.stores().documents(), avatars, () -> limits().personal().documentBytes()),
        new PrivateStorage(parts.stores().documents(), () -> limits().personal()),
        new LastActivityRequests(last, sessions, rosters, parts.clock()),
        new ContactAddresses(() -> service().contacts()),
        new ExternalServices(
            () -> new ExternalServices.Offer(service().external(), service().relayCredentials()),
            new RelayCredentials(parts.relaySecret()),
            parts.clock()),
        parts.uploads().feature(),
        new AdministratorCommands(
            () -> service().administrators(),
            administration(),
            operations(),
            parts.workThreads(),
            parts.clock()),
        new PingHandler(),
        AboutServer.software(parts.version()),
        AboutServer.time(parts.clock()),
        new KeyDistribution(logins::isLaboratory, parts.stores().keys(), rosters, sessions, lanes));
  }

  private Features features() {
    return features;
  }

  private ServerSettings.Service service() {
    return parts.settings().get().service();
  }

  private ServerSettings.Limits limits() {
    return parts.settings().get().limits();
  }
}
