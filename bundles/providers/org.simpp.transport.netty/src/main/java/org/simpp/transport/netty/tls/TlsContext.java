package org.simpp.transport.netty.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.TransportException;

/**
 * TLS 1.3 and 1.2 with forward-secret AEAD suites alone (RFC 9325), for one server identity. ALPN
 * {@code xmpp-client} is answered where the client asks (XEP-0368).
 */
public final class TlsContext {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  /**
   * Bytes of BoringSSL's own buffer; the default of 2,048 costs every idle connection that much.
   */
  private static final int BIO_BYTES = 256;

  private final SslContext context;
  private final List<X509Certificate> certificates;
  private final Bytes fingerprint;
  private final Map<String, Bytes> bindings;

  private TlsContext(SslContext context, ServerIdentity identity) {
    this.context = context;
    certificates = identity.chain();
    fingerprint = identity.fingerprint();
    bindings =
        EndPointBinding.of(identity.certificate())
            .map(data -> Map.of(EndPointBinding.TYPE, data))
            .orElse(Map.of());
  }

  /**
   * A context that serves {@code identity}.
   *
   * @throws TransportException if the TLS library refuses the certificate or its key
   */
  public static TlsContext of(ServerIdentity identity, SslProvider provider)
      throws TransportException {
    try {
      SslContext context =
          SslContextBuilder.forServer(
                  identity.key(), identity.chain().toArray(X509Certificate[]::new))
              .sslProvider(provider)
              .protocols(PROTOCOLS)
              .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
              .applicationProtocolConfig(
                  new ApplicationProtocolConfig(
                      ApplicationProtocolConfig.Protocol.ALPN,
                      ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                      ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                      "xmpp-client"))
              .build();
      if (context instanceof ReferenceCountedOpenSslContext openSsl) {
        openSsl.setBioNonApplicationBufferSize(BIO_BYTES);
      }
      return new TlsContext(context, identity);
    } catch (SSLException | IllegalArgumentException refused) {
      throw new TransportException(
          TransportException.Reason.TLS_FAILED,
          "the TLS library refuses the certificate "
              + identity.certificate().getSubjectX500Principal()
              + " or its key; nothing is served. Use an EC (P-256) or RSA key",
          refused);
    }
  }

  /** The handler for one connection; the handshake fails when it takes longer than given. */
  public SslHandler handler(ByteBufAllocator allocator, Duration handshakeTimeout) {
    SslHandler handler = context.newHandler(allocator);
    handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
    return handler;
  }

  /** One side of a handshake without a connection; to be released. */
  SSLEngine engine() {
    return context.newEngine(ByteBufAllocator.DEFAULT);
  }

  /** What {@code session}, whose handshake is over, gives its link. */
  public LinkSecurity security(SSLSession session) {
    return new LinkSecurity(session.getProtocol(), session.getCipherSuite(), bindings, fingerprint);
  }

  /** SHA-256 of the served certificate in DER. */
  public Bytes fingerprint() {
    return fingerprint;
  }

  /** The served chain, the server's own certificate first. */
  public List<X509Certificate> certificates() {
    return certificates;
  }
}
