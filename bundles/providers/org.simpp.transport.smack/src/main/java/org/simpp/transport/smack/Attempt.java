package org.simpp.transport.smack;

import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.LinkListener;
import org.simpp.transport.ProxyException;
import org.simpp.transport.TransportException;

/** One attempt to make one link. */
final class Attempt {
  private final ConnectRequest request;
  private final LinkListener listener;
  private final Executor blocking;
  private final ExecutorService ordered;
  private final ServerTrust trust;
  private final Outgoing outgoing = new Outgoing();
  private final Management management = new Management(new Around());
  private final CompletableFuture<ClientLink> made = new CompletableFuture<>();
  private final Failures failures;

  Attempt(
      ConnectRequest request, LinkListener listener, Executor blocking, ExecutorService ordered) {
    this.request = request;
    this.listener = listener;
    this.blocking = blocking;
    this.ordered = ordered;
    this.trust = new ServerTrust(request.pinnedFingerprint());
    this.failures = new Failures(name(request), request.timeout().toSeconds(), trust);
  }

  /**
   * Connects and secures; blocks until then.
   *
   * @param welcome told when there is a link
   * @param farewell told when the link is closed, after its listener
   */
  SmackLink connect(Consumer<SmackLink> welcome, Consumer<SmackLink> farewell)
      throws TransportException {
    LinkSockets sockets = null;
    try {
      DirectTls direct =
          request.security() == ConnectRequest.Security.DIRECT_TLS
              ? new DirectTls(tls(), request.account().domain())
              : null;
      sockets = LinkSockets.of(request, host(), port(direct != null), direct);
      SmackStream stream =
          new SmackStream(
              configuration(sockets, direct != null),
              direct != null,
              this::received,
              outgoing,
              management);
      outgoing.into(stream::offer);
      stream.setReplyTimeout(request.timeout().toMillis());
      stream.connect();
      if (direct != null
          && !trust.verify(request.account().domain(), direct.established().getSession())) {
        stream.instantShutdown();
        throw new CertificateException("the certificate has another name");
      }
      SmackLink link = link(stream, sockets, farewell);
      welcome.accept(link);
      stream.addConnectionListener(link);
      made.complete(link);
      if (!stream.isConnected()) {
        link.connectionClosed();
      }
      return link;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      ProxyException proxy = sockets == null ? null : sockets.proxyFailure();
      TransportException failure = failures.of(proxy == null ? e : proxy);
      made.completeExceptionally(failure);
      throw failure;
    }
  }

  private SmackLink link(SmackStream stream, LinkSockets sockets, Consumer<SmackLink> farewell)
      throws Exception {
    AtomicReference<SmackLink> self = new AtomicReference<>();
    SmackLink link =
        new SmackLink(
            stream,
            sockets,
            trust,
            outgoing,
            management,
            failures,
            blocking,
            ordered,
            listener,
            () -> {
              farewell.accept(self.get());
              ordered.shutdown();
            });
    self.set(link);
    return link;
  }

  /** A stanza may come before {@link #connect} has returned: it waits until there is a link. */
  private void received(Stanza stanza) {
    ordered.execute(() -> listener.received(made.join(), stanza));
  }

  /** What stream management says and asks, in the order of what comes and leaves. */
  private final class Around implements Management.Surroundings {
    @Override
    public void write(Bytes xml) {
      var unused = outgoing.add(xml);
    }

    @Override
    public void whenHandled(Runnable then) {
      ordered.execute(
          () -> {
            var unused = listener.handled(made.join()).thenRun(then);
          });
    }
  }

  private XMPPTCPConnectionConfiguration configuration(LinkSockets sockets, boolean isDirect)
      throws Exception {
    XMPPTCPConnectionConfiguration.Builder builder =
        XMPPTCPConnectionConfiguration.builder()
            .setXmppDomain(JidCreate.domainBareFrom(request.account().domain()))
            .setUsernameAndPassword(request.account().local(), null)
            .setLanguage(Locale.forLanguageTag(request.language()))
            .setSendPresence(false)
            .setCompressionEnabled(false)
            .setConnectTimeout(Math.toIntExact(request.timeout().toMillis()))
            .setEnabledSSLProtocols(SmackConnector.TLS_VERSIONS.toArray(String[]::new))
            .setCustomX509TrustManager(trust)
            .setHostnameVerifier(trust)
            .setSocketFactory(sockets)
            .setSecurityMode(isDirect ? SecurityMode.disabled : SecurityMode.required);
    if (request.proxy() != null) {
      // The sockets know better: the server's name is the proxy's to look up
      builder.setHostAddress(InetAddress.getLoopbackAddress()).setPort(port(isDirect));
      return builder.build();
    }
    if (request.host() != null) {
      builder.setHost(request.host());
    } else if (isDirect) {
      builder.setHost(request.account().domain());
    }
    if (request.port() != 0) {
      builder.setPort(request.port());
    } else if (isDirect) {
      builder.setPort(5223);
    }
    return builder.build();
  }

  /** Where the server is, as far as is known without asking DNS. */
  private String host() {
    return request.host() == null ? request.account().domain() : request.host();
  }

  private int port(boolean isDirect) {
    int usual = isDirect ? 5223 : 5222;
    return request.port() == 0 ? usual : request.port();
  }

  private SSLSocketFactory tls() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return context.getSocketFactory();
  }

  private static String name(ConnectRequest request) {
    String domain = request.account().domain();
    return request.host() == null
        ? domain
        : "%s (%s:%d)".formatted(domain, request.host(), request.port());
  }
}
