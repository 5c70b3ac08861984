package org.simpp.server.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.simpp.server.ServerCertificates.Served;

/** One handshake with a port of this server, as a client makes it. */
public final class PortHandshake {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int MAX_GREETING_BYTES = 16_384;

  private final String domain;

  /**
   * @param domain that the client asks for
   */
  public PortHandshake(String domain) {
    this.domain = domain;
  }

  /**
   * What the port shows.
   *
   * @param purpose {@code c2s} begins with STARTTLS (RFC 6120, section 5), any other with TLS
   * @throws IOException if there is no handshake within some seconds
   */
  public Served with(String purpose, InetSocketAddress address) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(reachable(address), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      if (purpose.equals("c2s")) {
        startTls(plain);
      }
      try (SSLSocket tls = secured(plain, address)) {
        SSLSession session = tls.getSession();
        if (!session.isValid()
            || !(session.getPeerCertificates()[0] instanceof X509Certificate own)) {
          throw new IOException("it showed no certificate");
        }
        String how = session.getProtocol() + " " + session.getCipherSuite();
        return new Served(purpose, address, own, how);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java has no TLS", e);
    }
  }

  private SSLSocket secured(Socket plain, InetSocketAddress address)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Onlooker()}, new SecureRandom());
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(plain, domain, address.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"xmpp-client"});
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private void startTls(Socket plain) throws IOException {
    say(
        plain,
        "<stream:stream to='"
            + domain
            + "' version='1.0' xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams'>");
    hear(plain, "</stream:features>");
    say(plain, "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    hear(plain, "<proceed");
    hear(plain, ">");
  }

  private static void say(Socket plain, String text) throws IOException {
    plain.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    plain.getOutputStream().flush();
  }

  private static void hear(Socket plain, String awaited) throws IOException {
    InputStream in = plain.getInputStream();
    StringBuilder heard = new StringBuilder();
    while (heard.indexOf(awaited) < 0) {
      int next = in.read();
      if (next < 0 || heard.length() > MAX_GREETING_BYTES) {
        throw new IOException("it did not offer TLS; it said: " + heard);
      }
      heard.append((char) next);
    }
  }

  /** A port that listens on every address is reached on loopback. */
  private static InetSocketAddress reachable(InetSocketAddress address) {
    return address.getAddress() != null && address.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
        : address;
  }

  /** Looks at any certificate: nothing is sent over the connection, and nothing believed. */
  private record Onlooker() implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
