package org.simpp.transport.smack;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jivesoftware.smack.ConnectionListener;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.LinkListener;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.Resumption;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SessionStart;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;

/** One link over one of Smack's connections. */
final class SmackLink implements ClientLink, ConnectionListener {
  private final SmackStream stream;
  private final LinkSockets sockets;
  private final Outgoing outgoing;
  private final Management management;
  private final Failures failures;
  private final LinkSecurity security;
  private final String peer;
  private final Set<String> mechanisms;
  private final Set<String> bindings;
  private final Set<String> features;
  private final Executor blocking;
  private final Executor ordered;
  private final LinkListener listener;
  private final Runnable farewell;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Jid bound;
  private volatile @Nullable TransportException severed;
  private volatile boolean isLeft;

  /**
   * @param blocking where work that waits is done
   * @param ordered where the listener is told, one call at a time
   * @param farewell run after the listener was told that the link is closed
   */
  SmackLink(
      SmackStream stream,
      LinkSockets sockets,
      ServerTrust trust,
      Outgoing outgoing,
      Management management,
      Failures failures,
      Executor blocking,
      Executor ordered,
      LinkListener listener,
      Runnable farewell)
      throws CertificateEncodingException {
    this.stream = stream;
    this.sockets = sockets;
    this.outgoing = outgoing;
    this.management = management;
    this.failures = failures;
    X509Certificate certificate =
        Objects.requireNonNull(trust.certificate(), "TLS is established first");
    this.security = EndPoint.security(trust.session(), certificate);
    this.peer = stream.getHost().replaceFirst("^/", "") + ":" + stream.getPort();
    this.mechanisms = stream.mechanisms();
    this.bindings = stream.bindings();
    this.features = stream.features();
    this.blocking = blocking;
    this.ordered = ordered;
    this.listener = listener;
    this.farewell = farewell;
  }

  @Override
  public Set<String> offeredMechanisms() {
    return mechanisms;
  }

  @Override
  public Set<String> offeredBindings() {
    return bindings;
  }

  @Override
  public Set<String> offeredFeatures() {
    return features;
  }

  @Override
  public CompletionStage<Jid> login(List<SaslClientMechanism> wanted, String resource) {
    return chosen(
        wanted,
        mechanism -> {
          Jid address = stream.logIn(mechanism, security, resource);
          bound = address;
          return address;
        });
  }

  @Override
  public CompletionStage<SessionStart> login(
      List<SaslClientMechanism> wanted, String resource, @Nullable Resumption earlier) {
    management.takeOver(earlier);
    return chosen(
        wanted,
        mechanism -> {
          Jid address = stream.logIn(mechanism, security, resource);
          stream.manage(address);
          bound = address;
          return management.resumed().isPresent()
              ? new SessionStart.Resumed(address)
              : new SessionStart.Fresh(address, management.isOn(), management.handledBefore());
        });
  }

  /** What is done with a mechanism that both sides know. */
  @FunctionalInterface
  private interface Entry<T> {
    T with(SaslClientMechanism mechanism) throws Exception;
  }

  private <T> CompletionStage<T> chosen(List<SaslClientMechanism> wanted, Entry<T> entry) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Optional<SaslClientMechanism> first =
        wanted.stream().filter(one -> mechanisms.contains(one.name())).findFirst();
    if (first.isEmpty()) {
      result.completeExceptionally(
          new TransportException(
              TransportException.Reason.NOT_AUTHORIZED,
              "the server offers %s and none of %s"
                  .formatted(mechanisms, wanted.stream().map(SaslClientMechanism::name).toList())));
      return result;
    }
    blocking.execute(
        () -> {
          try {
            result.complete(entry.with(first.get()));
          } catch (Exception e) {
            if (e instanceof InterruptedException) {
              Thread.currentThread().interrupt();
            }
            result.completeExceptionally(failures.of(e));
          }
        });
    return result;
  }

  @Override
  public Optional<Jid> bound() {
    return Optional.ofNullable(bound);
  }

  @Override
  public LinkSecurity security() {
    return security;
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public CompletionStage<Void> send(Stanza stanza) {
    return management.send(stanza).orElseGet(() -> sendElement(StanzaCodec.encode(stanza)));
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    return outgoing.add(xml).minimalCompletionStage();
  }

  @Override
  public CompletionStage<Void> check() {
    return management.check();
  }

  @Override
  public Optional<InetAddress> localAddress() {
    return closed.get() ? Optional.empty() : Optional.ofNullable(stream.getLocalAddress());
  }

  @Override
  public void sever(TransportException cause) {
    severed = cause;
    whileOpen(
        () -> {
          try {
            sockets.cut();
          } catch (IOException e) {
            // It is closed, or as good as that: what reads from it finds out by itself.
            closed(cause);
          }
        });
  }

  /** The provider stops: what is not being left in good order breaks. */
  void stop(TransportException cause) {
    if (!isLeft) {
      sever(cause);
    }
  }

  @Override
  public Optional<Resumption> handOver() {
    return management.handOver();
  }

  @Override
  public void close() {
    isLeft = true;
    management.leave();
    whileOpen(stream::disconnect);
  }

  /** A provider that has stopped has closed its links before. */
  private void whileOpen(Runnable work) {
    if (!closed.get()) {
      try {
        blocking.execute(work);
      } catch (RejectedExecutionException e) {
        closed(ended());
      }
    }
  }

  @Override
  public void close(StreamCondition condition, String text) {
    StringBuilder error = new StringBuilder("<stream:error><").append(condition.elementName());
    error.append(" xmlns='").append(Namespaces.STREAM_ERRORS).append("'/></stream:error>");
    sendElement(Bytes.utf8(error.toString()));
    close();
  }

  @Override
  public void connectionClosed() {
    closed(ended());
  }

  @Override
  public void connectionClosedOnError(Exception e) {
    closed(failures.of(e));
  }

  private void closed(TransportException cause) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    TransportException known = severed;
    TransportException why = known == null ? cause : known;
    outgoing.fail(why);
    if (isLeft) {
      management.end(why);
    } else {
      management.cut(why);
    }
    ordered.execute(
        () -> {
          try {
            listener.closed(this, why);
          } finally {
            farewell.run();
          }
        });
  }

  private static TransportException ended() {
    return new TransportException(TransportException.Reason.CLOSED, "the link was closed");
  }
}
