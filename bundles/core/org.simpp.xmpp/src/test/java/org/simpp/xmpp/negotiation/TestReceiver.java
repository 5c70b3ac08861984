package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.BindException;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.LoginResult;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.WebService;
import org.simpp.xmpp.IqResults;

/**
 * A small server: mechanism {@code TOKEN}, everyone whose token is "secret" is alice, resources are
 * given as wanted except "taken", a message comes back to its sender, any other stanza is kept.
 */
public final class TestReceiver implements Receiver {
  public static final String DOMAIN = "simpp.example";

  public final Map<Jid, Link> bound = new ConcurrentHashMap<>();
  public final List<Stanza> received = new CopyOnWriteArrayList<>();
  public final List<LoginRequest> requests = new CopyOnWriteArrayList<>();
  public final List<Bytes> elements = new CopyOnWriteArrayList<>();
  public final List<TransportException> closed = new CopyOnWriteArrayList<>();
  public final AtomicReference<LinkSecurity> security = new AtomicReference<>();

  /** What comes back is not a message's echo but nothing: the peer is only listened to. */
  public volatile boolean isMute;

  /** Resources are given when this is complete. */
  public volatile CompletionStage<Void> givesResourcesAfter =
      CompletableFuture.completedStage(null);

  /** What is served over HTTP. */
  public final AtomicReference<Optional<WebService>> web = new AtomicReference<>(Optional.empty());

  @Override
  public Optional<WebService> web() {
    return web.get();
  }

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
  public List<Bytes> inlineFeatures(LinkSecurity by) {
    return List.of(Bytes.utf8("<wish xmlns='urn:test'/>"));
  }

  /** Who asks for the mechanism SECOND with a wish may use it. */
  @Override
  public Optional<SaslServerMechanism> mechanism(LinkSecurity by, LoginRequest request) {
    return request.mechanism().equals("SECOND") && !request.elements().isEmpty()
        ? Optional.of(new TokenMechanism())
        : Optional.empty();
  }

  /** A wish is granted: for "session" with the resource "wished", which goes on if it is "old". */
  @Override
  public CompletionStage<LoginResult> loggedIn(
      Link link, SaslOutcome.Success proof, LoginRequest request) {
    requests.add(request);
    String wishes = request.elements().stream().map(Bytes::utf8).collect(Collectors.joining());
    if (wishes.contains("impossible")) {
      proof.sessionSecret().close();
      return CompletableFuture.failedStage(
          new BindException(BindException.Condition.RESOURCE_CONSTRAINT, "too many"));
    }
    List<Bytes> granted = List.of(Bytes.utf8("<granted xmlns='urn:test'/>"));
    if (!wishes.contains("session")) {
      return CompletableFuture.completedStage(
          new LoginResult(proof.account(), wishes.isEmpty() ? List.of() : granted, List.of()));
    }
    proof.sessionSecret().close();
    Jid address = proof.account().withResource("wished");
    bound.put(address, link);
    List<Bytes> next = wishes.contains("old") ? List.of() : features(true);
    return CompletableFuture.completedStage(new LoginResult(address, granted, next));
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
    return givesResourcesAfter.thenApply(now -> address);
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
