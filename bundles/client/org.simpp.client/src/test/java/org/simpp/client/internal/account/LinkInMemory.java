package org.simpp.client.internal.account;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
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
import org.simpp.protocol.ServerKeyDistribution;
import org.simpp.transport.ClientLink;
import org.simpp.transport.LinkListener;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.Resumption;
import org.simpp.transport.Resumption.Sent;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.SessionStart;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.simpp.SimppNamespaces;

/**
 * The client's end of one link to a {@link ServerInMemory}, with what lies between: a stanza is on
 * its way until the server's thread takes it, and lost there if the link is cut before.
 */
final class LinkInMemory implements ClientLink {
  private static final LinkSecurity SECURITY =
      new LinkSecurity("TLSv1.3", "in memory", Map.of(), Bytes.of((byte) 1));

  private final ServerInMemory server;
  private final LinkListener listener;
  private final Deque<Sent> unacknowledged = new ArrayDeque<>();
  private SessionInMemory session;
  private String id;
  private Resumption earlier;
  private long received;
  private long acknowledged;
  private boolean isManaged;
  private boolean isOpen = true;
  private boolean isLeft;
  private boolean isHandedOver;

  LinkInMemory(ServerInMemory server, LinkListener listener) {
    this.server = server;
    this.listener = listener;
  }

  /** A stanza of the server arrives, unless the link is cut. */
  synchronized void deliver(Stanza stanza) {
    if (isOpen) {
      received++;
      listener.received(this, stanza);
    }
  }

  synchronized boolean isOpen() {
    return isOpen;
  }

  /** Breaks as a pulled cable does; on the server's thread. */
  void lost() {
    end(new TransportException(Reason.UNREACHABLE, "the connection was lost"));
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
    return entered(() -> begin(exchange(mechanisms.get(0)), resource).address());
  }

  @Override
  public CompletionStage<SessionStart> login(
      List<SaslClientMechanism> mechanisms, String resource, Resumption left) {
    earlier = left;
    return entered(
        () -> {
          SaslOutcome.Success success = exchange(mechanisms.get(0));
          Optional<SessionInMemory> kept =
              left == null ? Optional.empty() : server.resumable(left.id());
          if (kept.isPresent()) {
            return resumed(kept.get(), left, keys(success));
          }
          Long handled = left == null ? null : refused(left);
          begin(success, resource);
          isManaged = server.resumes;
          id = isManaged ? server.remember(session) : null;
          return new SessionStart.Fresh(session.address(), isManaged, handled);
        });
  }

  @Override
  public Optional<Jid> bound() {
    return Optional.ofNullable(session).map(SessionInMemory::address);
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
  public synchronized CompletionStage<Void> send(Stanza stanza) {
    server.tap.add(StanzaCodec.encode(stanza).utf8());
    Sent sent = new Sent(stanza, new CompletableFuture<>());
    if (isHandedOver || (!isOpen && !isManaged)) {
      sent.acknowledged().completeExceptionally(closed());
    } else {
      if (isManaged) {
        unacknowledged.add(sent);
      }
      travel(sent);
    }
    return sent.acknowledged();
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> check() {
    return server.isMute
        ? new CompletableFuture<>()
        : CompletableFuture.runAsync(() -> {}, server.thread);
  }

  @Override
  public Optional<InetAddress> localAddress() {
    return isOpen ? Optional.of(InetAddress.getLoopbackAddress()) : Optional.empty();
  }

  @Override
  public void sever(TransportException cause) {
    server.thread.execute(() -> end(cause));
  }

  @Override
  public synchronized Optional<Resumption> handOver() {
    isHandedOver = true;
    if (earlier != null) {
      return Optional.of(earlier);
    }
    if (id == null || isLeft || isOpen) {
      unacknowledged.forEach(sent -> sent.acknowledged().completeExceptionally(closed()));
      return Optional.empty();
    }
    return Optional.of(
        new Resumption(
            session.address(),
            id,
            server.patience,
            received,
            acknowledged,
            List.copyOf(unacknowledged)));
  }

  @Override
  public void close() {
    server.thread.execute(
        () -> {
          isLeft = true;
          end(closed());
        });
  }

  @Override
  public void close(StreamCondition condition, String text) {
    close();
  }

  private interface Entry<T> {
    T enter() throws SaslException;
  }

  private <T> CompletionStage<T> entered(Entry<T> entry) {
    CompletableFuture<T> result = new CompletableFuture<>();
    server.thread.execute(
        () -> {
          try {
            if (!isOpen) {
              throw new SaslException(SaslException.Condition.ABORTED, "the link is closed");
            }
            result.complete(entry.enter());
          } catch (SaslException e) {
            Reason reason = isOpen ? Reason.NOT_AUTHORIZED : Reason.LOST;
            result.completeExceptionally(
                new TransportException(reason, String.valueOf(e.getMessage()), e));
          }
        });
    return result;
  }

  private SessionInMemory begin(SaslOutcome.Success success, String resource) {
    session = new SessionInMemory(server, success.account().withResource(resource), this);
    session.keys(keys(success));
    server.bound(session);
    return session;
  }

  private ServerKeyDistribution keys(SaslOutcome.Success success) {
    return new ServerKeyDistribution(
        success.account(),
        ClientServerKeys.takeOver(success.sessionSecret()).serverChannel(server.suite));
  }

  private synchronized SessionStart resumed(
      SessionInMemory kept, Resumption left, ServerKeyDistribution agreed) {
    session = kept;
    id = left.id();
    isManaged = true;
    received = left.received();
    acknowledged = left.acknowledged();
    unacknowledged.addAll(left.unacknowledged());
    earlier = null;
    acknowledge(kept.handled());
    kept.keys(agreed);
    kept.resume(this, left.received());
    List.copyOf(unacknowledged).forEach(this::travel);
    return new SessionStart.Resumed(kept.address());
  }

  /** What the server had taken is acknowledged, the rest has failed. */
  private Long refused(Resumption left) {
    Long handled = server.handledBefore(left.id());
    acknowledged = left.acknowledged();
    unacknowledged.addAll(left.unacknowledged());
    if (handled != null) {
      acknowledge(handled);
    }
    unacknowledged.forEach(sent -> sent.acknowledged().completeExceptionally(closed()));
    unacknowledged.clear();
    acknowledged = 0;
    earlier = null;
    return handled;
  }

  private void travel(Sent sent) {
    server.thread.execute(() -> arrive(sent));
  }

  private void arrive(Sent sent) {
    if (!isOpen) {
      if (!isManaged) {
        sent.acknowledged().completeExceptionally(closed());
      }
      return;
    }
    try {
      if (session == null) {
        server.beforeLogin(this, sent.stanza());
      } else {
        session.handle();
        server.received(session, sent.stanza());
      }
    } catch (Exception e) {
      throw new IllegalStateException("the server failed", e);
    }
    if (!isManaged) {
      sent.acknowledged().complete(null);
    } else if (!server.isMute) {
      synchronized (this) {
        acknowledge(session.handled());
      }
    }
  }

  private void acknowledge(long handled) {
    while (acknowledged < handled) {
      unacknowledged.remove().acknowledged().complete(null);
      acknowledged++;
    }
  }

  private void end(TransportException cause) {
    synchronized (this) {
      if (!isOpen) {
        return;
      }
      isOpen = false;
    }
    if (session != null) {
      server.gone(session, this, isLeft);
    }
    listener.closed(this, cause);
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

  private static TransportException closed() {
    return new TransportException(Reason.CLOSED, "closed");
  }
}
