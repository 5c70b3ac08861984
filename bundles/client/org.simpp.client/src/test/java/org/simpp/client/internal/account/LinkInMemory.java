package org.simpp.client.internal.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.protocol.ClientServerKeys;
import org.simpp.protocol.PeerKey;
import org.simpp.protocol.ServerKeyDistribution;
import org.simpp.transport.ClientLink;
import org.simpp.transport.LinkListener;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.simpp.SimppNamespaces;

/** Both ends of one link to a {@link ServerInMemory}. */
final class LinkInMemory implements ClientLink {
  private static final LinkSecurity SECURITY =
      new LinkSecurity("TLSv1.3", "in memory", Map.of(), Bytes.of((byte) 1));

  private final ServerInMemory server;
  private final LinkListener listener;
  private Jid address;
  private ServerKeyDistribution keys;
  private Stanza presence;
  private boolean isOpen = true;

  LinkInMemory(ServerInMemory server, LinkListener listener) {
    this.server = server;
    this.listener = listener;
  }

  Jid address() {
    return address;
  }

  ServerKeyDistribution keys() {
    return keys;
  }

  Element grant(PeerKey key) {
    return new SimppBox(BoxType.KEY_DISTRIBUTION, keys.grant(key, server.randomness)).toElement();
  }

  void push(PeerKey key) {
    receive(
        Stanza.builder(Stanza.Kind.IQ)
            .from(Jid.of(ServerInMemory.DOMAIN))
            .type("set")
            .id("key-" + System.nanoTime())
            .payload(StanzaCodec.payload(grant(key)))
            .build());
  }

  void available(Stanza last) {
    presence = last;
  }

  boolean isAvailable() {
    return presence != null;
  }

  Optional<Stanza> presence() {
    return Optional.ofNullable(presence);
  }

  void receive(Stanza stanza) {
    if (isOpen) {
      listener.received(this, stanza);
    }
  }

  void lost() {
    end(new TransportException(TransportException.Reason.UNREACHABLE, "the connection was lost"));
  }

  @Override
  public Set<String> offeredMechanisms() {
    return Set.of("SIMPP-2007");
  }

  @Override
  public Set<String> offeredBindings() {
    return Set.of();
  }

  @Override
  public Set<String> offeredFeatures() {
    return Set.of(SimppNamespaces.REGISTRATION_2007);
  }

  @Override
  public CompletionStage<Jid> login(List<SaslClientMechanism> mechanisms, String resource) {
    CompletableFuture<Jid> result = new CompletableFuture<>();
    server.thread.execute(
        () -> {
          try {
            SaslOutcome.Success success = exchange(mechanisms.get(0));
            address = success.account().withResource(resource);
            keys =
                new ServerKeyDistribution(
                    success.account(),
                    ClientServerKeys.takeOver(success.sessionSecret()).serverChannel(server.suite));
            server.bound(this);
            result.complete(address);
          } catch (SaslException e) {
            result.completeExceptionally(
                new TransportException(
                    TransportException.Reason.NOT_AUTHORIZED, String.valueOf(e.getMessage()), e));
          }
        });
    return result;
  }

  @Override
  public Optional<Jid> bound() {
    return Optional.ofNullable(address);
  }

  @Override
  public LinkSecurity security() {
    return SECURITY;
  }

  @Override
  public String peer() {
    return "in memory";
  }

  @Override
  public CompletionStage<Void> send(Stanza stanza) {
    server.tap.add(StanzaCodec.encode(stanza).utf8());
    CompletableFuture<Void> sent = new CompletableFuture<>();
    server.thread.execute(
        () -> {
          try {
            if (!isOpen) {
              throw new TransportException(TransportException.Reason.CLOSED, "closed");
            }
            if (address == null) {
              server.beforeLogin(this, stanza);
            } else {
              server.received(this, stanza);
            }
            sent.complete(null);
          } catch (Exception e) {
            sent.completeExceptionally(e);
          }
        });
    return sent;
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    server.thread.execute(
        () -> end(new TransportException(TransportException.Reason.CLOSED, "closed")));
  }

  @Override
  public void close(StreamCondition condition, String text) {
    close();
  }

  private void end(TransportException cause) {
    if (isOpen) {
      isOpen = false;
      if (address != null) {
        server.gone(this);
      }
      listener.closed(this, cause);
    }
  }

  private SaslOutcome.Success exchange(SaslClientMechanism client) throws SaslException {
    SaslServerMechanism mechanism = server.mechanism();
    SaslOutcome outcome = mechanism.begin(client.begin(SECURITY)).toCompletableFuture().join();
    while (outcome instanceof SaslOutcome.Challenge challenge) {
      outcome = mechanism.respond(client.respond(challenge.data())).toCompletableFuture().join();
    }
    if (outcome instanceof SaslOutcome.Failure failure) {
      throw failure.cause();
    }
    SaslOutcome.Success success = (SaslOutcome.Success) Objects.requireNonNull(outcome);
    client.succeeded(success.data());
    return success;
  }
}
