package org.simpp.client.internal.account;

import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.simpp.client.ServerAddress;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.model.Stanza;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionOutcome.Effect;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;
import org.simpp.presence.rfc6121.Rfc6121PresenceService;
import org.simpp.protocol.PeerKey;
import org.simpp.protocol.PendingRegistration;
import org.simpp.protocol.Registered;
import org.simpp.protocol.ServerLogin;
import org.simpp.protocol.ServerRegistration;
import org.simpp.protocol.SimppServerMechanism;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.Connector;
import org.simpp.transport.LinkListener;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.archive.Mam;
import org.simpp.xmpp.avatar.PublishedAvatar;
import org.simpp.xmpp.ping.Ping;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.roster.RosterEntry;
import org.simpp.xmpp.roster.RosterQuery;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.simpp.SimppRegistration;
import org.simpp.xmpp.upload.SlotRequest;

/**
 * A server for one JVM: it registers and logs in by SIMPP-2007 with the real protocol, keeps
 * rosters, routes to full addresses, and hands out keys. Everything it sees passes {@link #tap}.
 */
final class ServerInMemory implements Connector, AutoCloseable {
  static final String DOMAIN = "simpp.example";

  final ExecutorService thread = Executors.newSingleThreadExecutor();
  final Randomness randomness = new SecureRandom()::nextBytes;
  final CipherSuite suite;
  final SoftwareKey key;

  /** Every stanza that a client sent, as XML. */
  final List<String> tap = new CopyOnWriteArrayList<>();

  /** Taken out of every answer to service discovery; "" for none. */
  volatile String hiddenFeature = "";

  /** Messages with this in them are lost on their way; "" for none. */
  volatile String swallows = "";

  /** Set to refuse connections. */
  volatile boolean isDown;

  /** Whether sessions can be resumed. */
  volatile boolean resumes;

  /** How long it says that it keeps them. */
  volatile Duration patience = Duration.ofMinutes(5);

  /** Set to acknowledge and answer nothing, as if the connection were gone. */
  volatile boolean isMute;

  /** What it keeps of messages. */
  final ArchiveInMemory archive = new ArchiveInMemory();

  /** What invitations say of its certificate, and where it is; null for nothing. */
  Bytes certificate;

  ServerAddress address;

  /** Answers who asks where to upload; null where it keeps no files. */
  volatile BiFunction<Stanza, SlotRequest, Stanza> slots;

  /** How long the files were for which a place was asked. */
  final List<Long> asked = new CopyOnWriteArrayList<>();

  /** What is published; on {@link #thread}. */
  final NodesInMemory nodes = new NodesInMemory();

  private final ServerRegistration registration;
  private final ServerLogin login;
  private final Rfc6121PresenceService rules = new Rfc6121PresenceService();
  private final Map<Jid, String> tokens = new HashMap<>();
  private final Map<Jid, Registered> accounts = new HashMap<>();
  private final Map<Jid, PendingRegistration> pending = new HashMap<>();
  private final Map<Jid, Map<Jid, SubscriptionState>> rosters = new HashMap<>();
  private final Map<Jid, String> names = new HashMap<>();
  private final Map<Jid, SessionInMemory> sessions = new HashMap<>();
  private final Map<String, SessionInMemory> resumable = new HashMap<>();
  private final Map<String, Long> forgotten = new HashMap<>();

  ServerInMemory(CipherSuite suite) {
    this.suite = suite;
    this.key = SoftwareKey.generate(suite, Curve.P224, randomness);
    Jid server = Jid.of(DOMAIN);
    this.registration = new ServerRegistration(suite, server, key);
    this.login = new ServerLogin(suite, server, SecretBytes.copyOf(new byte[32]));
  }

  void invite(Jid account, String token) {
    thread.execute(() -> tokens.put(account, token));
  }

  /** Ends every connection as a crash would. */
  void drop() {
    thread.execute(() -> List.copyOf(sessions.values()).forEach(session -> session.link().lost()));
  }

  /** Cuts the account's connection, as a pulled cable does. */
  void cut(Jid account) {
    thread.execute(
        () ->
            List.copyOf(sessions.values()).stream()
                .filter(one -> one.address().bare().equals(account))
                .forEach(one -> one.link().lost()));
  }

  /** Ends every session that has no connection. */
  void forgetSessions() {
    thread.execute(
        () -> {
          for (Map.Entry<String, SessionInMemory> one : Map.copyOf(resumable).entrySet()) {
            SessionInMemory session = one.getValue();
            if (!session.link().isOpen()) {
              forgotten.put(one.getKey(), session.handled());
              resumable.remove(one.getKey());
              end(session);
            }
          }
        });
  }

  /** Gives out another key for the account, as a server that stands between would. */
  void swapKey(Jid account) {
    thread.execute(
        () -> {
          Registered real = accounts.get(account);
          Bytes other = SoftwareKey.generate(suite, Curve.P192, randomness).publicKey();
          accounts.put(
              account, new Registered(account, real.serverCurveKey(), other, real.masterKey()));
          sessions.values().stream()
              .filter(one -> !one.address().bare().equals(account))
              .forEach(one -> one.push(new PeerKey(account, other)));
        });
  }

  /** Gives a stanza to the account's session, as another server would. */
  void inject(Jid account, Stanza stanza) {
    thread.execute(() -> deliver(account, stanza));
  }

  @Override
  public Socket socket(ProxyServer proxy, String host, int port) {
    throw new AssertionError("there are no proxies in memory");
  }

  @Override
  public CompletionStage<ClientLink> connect(ConnectRequest request, LinkListener listener) {
    return isDown
        ? CompletableFuture.failedFuture(
            new TransportException(TransportException.Reason.UNREACHABLE, "nobody answers"))
        : CompletableFuture.completedFuture(new LinkInMemory(this, listener));
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  SaslServerMechanism mechanism() {
    return new SimppServerMechanism(
        login,
        account ->
            CompletableFuture.completedFuture(
                Optional.ofNullable(accounts.get(account)).map(one -> one.masterKey().copy())),
        randomness);
  }

  void bound(SessionInMemory session) {
    SessionInMemory before = sessions.put(session.address(), session);
    if (before != null) {
      resumable.values().remove(before);
    }
  }

  /** What resumes the session. */
  String remember(SessionInMemory session) {
    String id = "session-" + System.nanoTime();
    resumable.put(id, session);
    return id;
  }

  Optional<SessionInMemory> resumable(String id) {
    return Optional.ofNullable(resumable.get(id));
  }

  /** How much a session had handled that is over; null for one that is not known. */
  Long handledBefore(String id) {
    return forgotten.get(id);
  }

  /** The link of a session is closed; only one that can be resumed outlives it. */
  void gone(SessionInMemory session, LinkInMemory link, boolean isLeft) {
    if (session.link() != link) {
      return;
    }
    if (isLeft) {
      resumable.values().remove(session);
    }
    if (!resumable.containsValue(session)) {
      end(session);
    }
  }

  private void end(SessionInMemory session) {
    if (sessions.remove(session.address(), session) && session.isAvailable()) {
      broadcast(
          session.address(), Stanza.builder(Stanza.Kind.PRESENCE).type("unavailable").build());
    }
  }

  void beforeLogin(LinkInMemory link, Stanza iq) throws Exception {
    SimppRegistration step = SimppRegistration.of(StanzaCodec.children(iq).get(0)).orElseThrow();
    if (step instanceof SimppRegistration.Request request) {
      PendingRegistration begun = registration.challenge(request.r1(), randomness);
      boolean isInvited = request.token().equals(tokens.get(begun.account()));
      if (!isInvited || accounts.containsKey(begun.account())) {
        link.deliver(StanzaErrors.reply(iq, StanzaCondition.NOT_AUTHORIZED).orElseThrow());
        return;
      }
      pending.put(begun.account(), begun);
      link.deliver(
          IqResults.of(
              iq,
              new SimppRegistration.Challenge(begun.account().toString(), begun.r2()).toElement()));
    } else if (step instanceof SimppRegistration.Proof proof) {
      Registered registered = pending.remove(Jid.of(proof.session())).verify(proof.r3());
      accounts.put(registered.account(), registered);
      link.deliver(IqResults.of(iq));
    }
  }

  void received(SessionInMemory session, Stanza stanza) throws Exception {
    Stanza stamped = stanza.withFrom(session.address());
    Jid to = stanza.to().orElse(null);
    boolean isForServer = to == null || to.isBare();
    switch (stanza.kind()) {
      case PRESENCE -> presence(session, stamped);
      case MESSAGE -> route(session, stamped);
      case IQ -> {
        if (isForServer) {
          ask(session, stamped);
        } else {
          route(session, stamped);
        }
      }
    }
  }

  private void ask(SessionInMemory session, Stanza iq) throws Exception {
    if (!iq.hasType("get") && !iq.hasType("set")) {
      return;
    }
    Element query = StanzaCodec.children(iq).get(0);
    Optional<RosterQuery> roster = RosterQuery.of(query);
    Optional<SimppBox> box = SimppBox.of(query);
    Optional<SlotRequest> slot = SlotRequest.of(query);
    if (archive.isOn && query.is(Mam.NAMESPACE, "query")) {
      archive.answer(session, iq, query);
    } else if (slot.isPresent() && slots != null) {
      asked.add(slot.get().size());
      session.receive(slots.apply(iq, slot.get()));
    } else if (Ping.isRequest(query)) {
      session.receive(IqResults.of(iq));
    } else if (roster.isPresent() && iq.hasType("get")) {
      List<RosterEntry> entries = new ArrayList<>();
      roster(session.address().bare()).keySet().forEach(one -> entries.add(entry(session, one)));
      session.receive(IqResults.of(iq, new RosterQuery("1", entries).toElement()));
    } else if (roster.isPresent()) {
      set(session, roster.get().entries().get(0));
      session.receive(IqResults.of(iq));
    } else if (query.is(PubSub.NAMESPACE, "pubsub")) {
      eventing(session, iq, query);
    } else if (box.isPresent()) {
      distribute(session, iq, box.get());
    } else {
      session.receive(StanzaErrors.reply(iq, StanzaCondition.SERVICE_UNAVAILABLE).orElseThrow());
    }
  }

  private void eventing(SessionInMemory session, Stanza iq, Element pubsub) throws Exception {
    Jid owner = iq.to().orElse(session.address()).bare();
    Optional<String> node = nodes.publish(owner, pubsub);
    if (node.isPresent()) {
      session.receive(IqResults.of(iq));
      Stanza event = event(nodes.event(owner, node.get()).orElseThrow()).withFrom(owner);
      broadcast(owner, event);
      deliver(owner, event);
      return;
    }
    Optional<Element> item = nodes.ask(owner, pubsub);
    session.receive(
        item.isPresent()
            ? IqResults.of(iq, item.get())
            : StanzaErrors.reply(iq, StanzaCondition.ITEM_NOT_FOUND).orElseThrow());
  }

  private static Stanza event(Element event) {
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .type("headline")
        .payload(StanzaCodec.payload(event))
        .build();
  }

  private void distribute(SessionInMemory session, Stanza iq, SimppBox box) throws Exception {
    Jid wanted;
    try {
      wanted = session.open(box.content());
    } catch (CryptoException e) {
      session.receive(StanzaErrors.reply(iq, StanzaCondition.BAD_REQUEST).orElseThrow());
      return;
    }
    Registered peer = accounts.get(wanted);
    if (peer == null) {
      session.receive(StanzaErrors.reply(iq, StanzaCondition.ITEM_NOT_FOUND).orElseThrow());
      return;
    }
    Jid asking = session.address().bare();
    sessions.values().stream()
        .filter(one -> one.address().bare().equals(wanted))
        .forEach(one -> one.push(new PeerKey(asking, accounts.get(asking).clientCurveKey())));
    session.receive(IqResults.of(iq, session.grant(new PeerKey(wanted, peer.clientCurveKey()))));
  }

  private void set(SessionInMemory session, RosterEntry entry) {
    Jid account = session.address().bare();
    if (entry.subscription() == RosterEntry.Subscription.REMOVE) {
      subscription(account, entry.contact(), SubscriptionType.UNSUBSCRIBE);
      subscription(account, entry.contact(), SubscriptionType.UNSUBSCRIBED);
      roster(account).remove(entry.contact());
      push(account, RosterEntry.removal(entry.contact()));
      return;
    }
    names.put(Jid.of(account.local() + "." + entry.contact().local() + "@names"), entry.name());
    roster(account).putIfAbsent(entry.contact(), SubscriptionState.NONE);
    push(account, entry(session, entry.contact()));
  }

  private void presence(SessionInMemory session, Stanza presence) {
    Optional<SubscriptionType> type = presence.type().flatMap(SubscriptionType::of);
    if (type.isPresent()) {
      subscription(session.address().bare(), presence.to().orElseThrow(), type.get());
      return;
    }
    boolean isFirst = !session.isAvailable();
    session.available(presence.hasType("unavailable") ? null : presence);
    broadcast(session.address(), presence);
    if (isFirst) {
      roster(session.address().bare())
          .forEach(
              (contact, state) -> {
                if (state.to()) {
                  presences(contact).forEach(session::receive);
                  nodes
                      .event(contact, PublishedAvatar.METADATA)
                      .ifPresent(event -> session.receive(event(event).withFrom(contact)));
                }
                if (state.pendingIn()) {
                  session.receive(
                      Stanza.builder(Stanza.Kind.PRESENCE).from(contact).type("subscribe").build());
                }
              });
    }
  }

  private void subscription(Jid account, Jid contact, SubscriptionType type) {
    SubscriptionState mine = roster(account).getOrDefault(contact, SubscriptionState.NONE);
    SubscriptionOutcome out = rules.outbound(mine, type);
    change(account, contact, out);
    if (!out.has(Effect.FORWARD) || !accounts.containsKey(contact)) {
      return;
    }
    SubscriptionState theirs = roster(contact).getOrDefault(account, SubscriptionState.NONE);
    SubscriptionOutcome in = rules.inbound(theirs, type);
    change(contact, account, in);
    if (in.has(Effect.FORWARD)) {
      deliver(
          contact,
          Stanza.builder(Stanza.Kind.PRESENCE)
              .from(account)
              .to(contact)
              .type(type.attribute())
              .build());
    }
    if (out.has(Effect.SEND_PRESENCE)) {
      presences(account).forEach(one -> deliver(contact, one));
    }
  }

  private void change(Jid account, Jid contact, SubscriptionOutcome outcome) {
    roster(account).put(contact, outcome.state());
    if (outcome.has(Effect.ROSTER_PUSH)) {
      push(account, entry(account, contact));
    }
  }

  private void broadcast(Jid from, Stanza presence) {
    roster(from.bare())
        .forEach(
            (contact, state) -> {
              if (state.from()) {
                deliver(contact, presence.withFrom(from).withTo(contact));
              }
            });
  }

  private List<Stanza> presences(Jid account) {
    return sessions.values().stream()
        .filter(one -> one.address().bare().equals(account))
        .flatMap(one -> one.presence().stream())
        .toList();
  }

  private void route(SessionInMemory session, Stanza stanza) {
    Jid to = stanza.to().orElseThrow();
    SessionInMemory recipient = sessions.get(to);
    String lost = swallows;
    if (!lost.isEmpty() && stanza.payload().utf8().contains(lost)) {
      return;
    }
    if (recipient != null) {
      recipient.receive(archive.keep(withoutHidden(stanza)));
    } else {
      StanzaErrors.reply(stanza, StanzaCondition.SERVICE_UNAVAILABLE).ifPresent(session::receive);
    }
  }

  private Stanza withoutHidden(Stanza stanza) {
    String hidden = "<feature var='" + hiddenFeature + "'/>";
    return stanza.toBuilder()
        .payload(Bytes.utf8(stanza.payload().utf8().replace(hidden, "")))
        .build();
  }

  private void deliver(Jid account, Stanza stanza) {
    sessions.values().stream()
        .filter(one -> one.address().bare().equals(account.bare()))
        .forEach(one -> one.receive(stanza));
  }

  private void push(Jid account, RosterEntry entry) {
    Stanza push =
        Stanza.builder(Stanza.Kind.IQ)
            .type("set")
            .id("push-" + System.nanoTime())
            .payload(StanzaCodec.payload(RosterQuery.of("2", entry).toElement()))
            .build();
    deliver(account, push);
  }

  private RosterEntry entry(SessionInMemory session, Jid contact) {
    return entry(session.address().bare(), contact);
  }

  private RosterEntry entry(Jid account, Jid contact) {
    SubscriptionState state = roster(account).getOrDefault(contact, SubscriptionState.NONE);
    String name =
        names.getOrDefault(Jid.of(account.local() + "." + contact.local() + "@names"), "");
    return new RosterEntry(
        contact,
        name,
        Set.of(),
        RosterEntry.Subscription.valueOf(state.subscription().toUpperCase(Locale.ROOT)),
        state.pendingOut(),
        false);
  }

  private Map<Jid, SubscriptionState> roster(Jid account) {
    return rosters.computeIfAbsent(account, one -> new HashMap<>());
  }
}
