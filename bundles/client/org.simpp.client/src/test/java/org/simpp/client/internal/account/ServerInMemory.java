package org.simpp.client.internal.account;

import java.security.SecureRandom;
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
import org.simpp.crypto.CipherSuite;
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
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;
import org.simpp.xmpp.ping.Ping;
import org.simpp.xmpp.roster.RosterEntry;
import org.simpp.xmpp.roster.RosterQuery;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.simpp.SimppRegistration;

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

  private final ServerRegistration registration;
  private final ServerLogin login;
  private final Rfc6121PresenceService rules = new Rfc6121PresenceService();
  private final Map<Jid, String> tokens = new HashMap<>();
  private final Map<Jid, Registered> accounts = new HashMap<>();
  private final Map<Jid, PendingRegistration> pending = new HashMap<>();
  private final Map<Jid, Map<Jid, SubscriptionState>> rosters = new HashMap<>();
  private final Map<Jid, String> names = new HashMap<>();
  private final Map<Jid, LinkInMemory> sessions = new HashMap<>();

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
    thread.execute(() -> List.copyOf(sessions.values()).forEach(LinkInMemory::lost));
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

  void bound(LinkInMemory link) {
    sessions.put(link.address(), link);
  }

  void gone(LinkInMemory link) {
    if (sessions.remove(link.address(), link) && link.isAvailable()) {
      broadcast(link.address(), Stanza.builder(Stanza.Kind.PRESENCE).type("unavailable").build());
    }
  }

  void beforeLogin(LinkInMemory link, Stanza iq) throws Exception {
    SimppRegistration step = SimppRegistration.of(StanzaCodec.children(iq).get(0)).orElseThrow();
    if (step instanceof SimppRegistration.Request request) {
      PendingRegistration begun = registration.challenge(request.r1(), randomness);
      boolean isInvited = request.token().equals(tokens.get(begun.account()));
      if (!isInvited || accounts.containsKey(begun.account())) {
        link.receive(StanzaErrors.reply(iq, StanzaCondition.NOT_AUTHORIZED).orElseThrow());
        return;
      }
      pending.put(begun.account(), begun);
      link.receive(
          IqResults.of(
              iq,
              new SimppRegistration.Challenge(begun.account().toString(), begun.r2()).toElement()));
    } else if (step instanceof SimppRegistration.Proof proof) {
      Registered registered = pending.remove(Jid.of(proof.session())).verify(proof.r3());
      accounts.put(registered.account(), registered);
      link.receive(IqResults.of(iq));
    }
  }

  void received(LinkInMemory link, Stanza stanza) throws Exception {
    Stanza stamped = stanza.withFrom(link.address());
    Jid to = stanza.to().orElse(null);
    boolean isForServer = to == null || to.isDomain() || to.equals(link.address().bare());
    switch (stanza.kind()) {
      case PRESENCE -> presence(link, stamped);
      case MESSAGE -> route(link, stamped);
      case IQ -> {
        if (isForServer) {
          ask(link, stamped);
        } else {
          route(link, stamped);
        }
      }
    }
  }

  private void ask(LinkInMemory link, Stanza iq) throws Exception {
    Element query = StanzaCodec.children(iq).get(0);
    Optional<RosterQuery> roster = RosterQuery.of(query);
    Optional<SimppBox> box = SimppBox.of(query);
    if (Ping.isRequest(query)) {
      link.receive(IqResults.of(iq));
    } else if (roster.isPresent() && iq.hasType("get")) {
      List<RosterEntry> entries = new ArrayList<>();
      roster(link.address().bare()).keySet().forEach(one -> entries.add(entry(link, one)));
      link.receive(IqResults.of(iq, new RosterQuery("1", entries).toElement()));
    } else if (roster.isPresent()) {
      set(link, roster.get().entries().get(0));
      link.receive(IqResults.of(iq));
    } else if (box.isPresent()) {
      distribute(link, iq, box.get());
    } else {
      link.receive(StanzaErrors.reply(iq, StanzaCondition.SERVICE_UNAVAILABLE).orElseThrow());
    }
  }

  private void distribute(LinkInMemory link, Stanza iq, SimppBox box) throws Exception {
    Jid wanted = link.keys().open(box.content());
    Registered peer = accounts.get(wanted);
    if (peer == null) {
      link.receive(StanzaErrors.reply(iq, StanzaCondition.ITEM_NOT_FOUND).orElseThrow());
      return;
    }
    Jid asking = link.address().bare();
    sessions.values().stream()
        .filter(one -> one.address().bare().equals(wanted))
        .forEach(one -> one.push(new PeerKey(asking, accounts.get(asking).clientCurveKey())));
    link.receive(IqResults.of(iq, link.grant(new PeerKey(wanted, peer.clientCurveKey()))));
  }

  private void set(LinkInMemory link, RosterEntry entry) {
    Jid account = link.address().bare();
    if (entry.subscription() == RosterEntry.Subscription.REMOVE) {
      subscription(account, entry.contact(), SubscriptionType.UNSUBSCRIBE);
      subscription(account, entry.contact(), SubscriptionType.UNSUBSCRIBED);
      roster(account).remove(entry.contact());
      push(account, RosterEntry.removal(entry.contact()));
      return;
    }
    names.put(Jid.of(account.local() + "." + entry.contact().local() + "@names"), entry.name());
    roster(account).putIfAbsent(entry.contact(), SubscriptionState.NONE);
    push(account, entry(link, entry.contact()));
  }

  private void presence(LinkInMemory link, Stanza presence) {
    Optional<SubscriptionType> type = presence.type().flatMap(SubscriptionType::of);
    if (type.isPresent()) {
      subscription(link.address().bare(), presence.to().orElseThrow(), type.get());
      return;
    }
    boolean isFirst = !link.isAvailable();
    link.available(presence.hasType("unavailable") ? null : presence);
    broadcast(link.address(), presence);
    if (isFirst) {
      roster(link.address().bare())
          .forEach(
              (contact, state) -> {
                if (state.to()) {
                  presences(contact).forEach(link::receive);
                }
                if (state.pendingIn()) {
                  link.receive(
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

  private void route(LinkInMemory link, Stanza stanza) {
    Jid to = stanza.to().orElseThrow();
    LinkInMemory session = sessions.get(to);
    String lost = swallows;
    if (!lost.isEmpty() && stanza.payload().utf8().contains(lost)) {
      return;
    }
    if (session != null) {
      session.receive(withoutHidden(stanza));
    } else {
      StanzaErrors.reply(stanza, StanzaCondition.SERVICE_UNAVAILABLE).ifPresent(link::receive);
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

  private RosterEntry entry(LinkInMemory link, Jid contact) {
    return entry(link.address().bare(), contact);
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
