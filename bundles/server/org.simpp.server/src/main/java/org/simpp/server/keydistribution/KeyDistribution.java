package org.simpp.server.keydistribution;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.SubscriptionState;
import org.simpp.protocol.PeerKey;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.session.KeyChannel;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.RegisteredKeyStore;
import org.simpp.store.RegisteredKeys;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.simpp.SimppNamespaces;

/**
 * When A asks for B (CC1), A gets B's public key and every session of B that logged in with
 * SIMPP-2007 gets A's (CC2); only where each has accepted the other as a contact. B's that log in
 * later ask themselves.
 */
public final class KeyDistribution implements Feature, IqHandler {
  private final BooleanSupplier offered;
  private final RegisteredKeyStore keys;
  private final Rosters rosters;
  private final SessionTable sessions;
  private final AccountLanes lanes;
  private final AtomicLong number = new AtomicLong();

  public KeyDistribution(
      BooleanSupplier offered,
      RegisteredKeyStore keys,
      Rosters rosters,
      SessionTable sessions,
      AccountLanes lanes) {
    this.offered = offered;
    this.keys = keys;
    this.rosters = rosters;
    this.sessions = sessions;
    this.lanes = lanes;
  }

  @Override
  public Set<String> ofServer() {
    return offered.getAsBoolean() ? Set.of(SimppNamespaces.SIMPP_2007) : Set.of();
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(this);
  }

  @Override
  public Element.Name name() {
    return new Element.Name(SimppNamespaces.SIMPP_2007, "simpp");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.SERVER);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    Jid account = request.session().account();
    KeyChannel channel = channel(request);
    Jid contact = asked(request, channel);
    SubscriptionState state = rosters.state(account, contact);
    if (!state.to() || !state.from()) {
      throw new IqRefusal(
          StanzaCondition.FORBIDDEN, "keys are for contacts who have accepted each other");
    }
    PeerKey own = key(account);
    PeerKey theirs = key(contact);
    push(contact, own);
    return Optional.of(box(channel.grant(theirs)));
  }

  private KeyChannel channel(IqRequest request) throws IqRefusal {
    if (!offered.getAsBoolean()) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
    if (!request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a box is sent with set");
    }
    return request
        .session()
        .keyChannel()
        .orElseThrow(
            () ->
                new IqRefusal(
                    StanzaCondition.NOT_ALLOWED, "this session did not log in with SIMPP-2007"));
  }

  private static Jid asked(IqRequest request, KeyChannel channel) throws IqRefusal {
    try {
      Bytes cc1 =
          SimppBox.of(request.child())
              .filter(box -> box.type() == BoxType.CLIENT_SERVER)
              .map(SimppBox::content)
              .orElseThrow(() -> new IqRefusal(StanzaCondition.BAD_REQUEST, "no such box"));
      return channel.open(cc1);
    } catch (CryptoException e) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "the box cannot be opened");
    }
  }

  private PeerKey key(Jid account) throws IqRefusal, StoreException {
    RegisteredKeys found =
        keys.find(account, SuiteId.SIMPP_2007.value())
            .orElseThrow(() -> new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "no key"));
    return new PeerKey(account, found.clientCurveKey());
  }

  private void push(Jid contact, PeerKey key) {
    var unused =
        lanes.call(
            contact,
            () -> {
              sessions.of(contact).forEach(session -> push(session, key));
              return null;
            });
  }

  private void push(Session session, PeerKey key) {
    session
        .keyChannel()
        .ifPresent(
            channel ->
                session.send(
                    Stanza.builder(Stanza.Kind.IQ)
                        .from(session.account().server())
                        .to(session.address())
                        .id("key-" + number.incrementAndGet())
                        .type("set")
                        .payload(StanzaCodec.payload(box(channel.grant(key))))
                        .build()));
  }

  private static Element box(Bytes content) {
    return new SimppBox(BoxType.KEY_DISTRIBUTION, content).toElement();
  }
}
