package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.IqResults;

/**
 * A small server: mechanism {@code TOKEN}, everyone whose token is "secret" is alice, resources are
 * given as wanted except "taken", a message comes back to its sender, any other stanza is kept.
 */
public final class TestReceiver implements Receiver {
  public static final String DOMAIN = "simpp.example";

  public final Map<Jid, Link> bound = new ConcurrentHashMap<>();
  public final List<Stanza> received = new CopyOnWriteArrayList<>();
  public final List<Bytes> elements = new CopyOnWriteArrayList<>();
  public final List<TransportException> closed = new CopyOnWriteArrayList<>();
  public final AtomicReference<LinkSecurity> security = new AtomicReference<>();

  /** What comes back is not a message's echo but nothing: the peer is only listened to. */
  public volatile boolean isMute;

  @Override
  public String domain() {
    return DOMAIN;
  }

  @Override
  public List<SaslServerMechanism> mechanisms(LinkSecurity by) {
    security.set(by);
    return List.of(new TokenMechanism());
  }

  @Override
  public List<Bytes> features(boolean authenticated) {
    return List.of(Bytes.utf8("<more xmlns='urn:test' after='" + authenticated + "'/>"));
  }

  @Override
  public CompletionStage<Optional<Stanza>> beforeLogin(Link link, Stanza iq) {
    return CompletableFuture.completedStage(
        iq.hasType("get") ? Optional.of(IqResults.of(iq)) : Optional.empty());
  }

  @Override
  public CompletionStage<Jid> bind(
      Link link, Jid account, String requested, SaslOutcome.Success proof) {
    proof.sessionSecret().close();
    if (requested.equals("taken")) {
      return CompletableFuture.failedStage(
          new BindException(BindException.Condition.CONFLICT, "it is taken"));
    }
    Jid address = account.withResource(requested.isEmpty() ? "given" : requested);
    bound.put(address, link);
    return CompletableFuture.completedStage(address);
  }

  @Override
  public CompletionStage<Optional<Jid>> resume(
      Link link, Jid account, Bytes xml, SaslOutcome.Success proof) {
    if (!xml.utf8().contains("resume")) {
      link.close(StreamCondition.NOT_AUTHORIZED, "bind first");
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var unused = link.sendElement(Bytes.utf8("<resumed xmlns='urn:x'/>"));
    return CompletableFuture.completedFuture(Optional.of(account.withResource("earlier")));
  }

  @Override
  public void received(Link link, Stanza stanza) {
    received.add(stanza);
    if (stanza.kind() == Stanza.Kind.MESSAGE && !isMute) {
      link.send(stanza.withFrom(link.bound().orElseThrow()));
    }
  }

  @Override
  public void receivedElement(Link link, Bytes xml) {
    elements.add(xml);
    link.sendElement(xml);
  }

  @Override
  public void closed(Link link, TransportException cause) {
    bound.values().remove(link);
    closed.add(cause);
  }
}
