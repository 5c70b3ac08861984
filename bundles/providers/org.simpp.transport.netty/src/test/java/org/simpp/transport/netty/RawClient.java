package org.simpp.transport.netty;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that is no client: it says what a test wants, over the JDK's TLS. */
final class RawClient implements AutoCloseable {
  static final String HEADER =
      "<?xml version='1.0'?><stream:stream to='simpp.example' version='1.0'"
          + " xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

  /** Asks for the resource "desk". */
  static final String BIND =
      "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
          + "<resource>desk</resource></bind></iq>";

  private static final int PATIENCE_MILLIS = 10_000;

  private Socket socket;
  private final StringBuilder heard = new StringBuilder();

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawClient(socket);
  }

  /** Over TLS, by STARTTLS. */
  static RawClient secured(int port, String... protocols) throws IOException {
    RawClient client = to(port);
    client.say(HEADER).await("</stream:features>");
    client.say("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").await("<proceed");
    client.startTls(protocols);
    return client;
  }

  /** With the resource "desk", by STARTTLS. */
  static RawClient bound(int port) throws IOException {
    return secured(port).bind();
  }

  RawClient bind() throws IOException {
    say(HEADER).await("</stream:features>");
    logIn().say(BIND).await("</iq>");
    return this;
  }

  RawClient logIn() throws IOException {
    String token = Base64.getEncoder().encodeToString("secret".getBytes(StandardCharsets.UTF_8));
    say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'>" + token + "</auth>")
        .await("</success>");
    say(HEADER).await("</stream:features>");
    return this;
  }

  /** Begins TLS; with none given, in the JDK's own protocols, and ALPN. */
  RawClient startTls(String... protocols) throws IOException {
    String host = "simpp.example";
    SSLSocket tls =
        (SSLSocket)
            TrustingTls.context()
                .getSocketFactory()
                .createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"xmpp-client"});
    if (protocols.length > 0) {
      parameters.setProtocols(protocols);
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
    heard.setLength(0);
    return this;
  }

  SSLSocket tls() {
    return (SSLSocket) socket;
  }

  Socket socket() {
    return socket;
  }

  RawClient say(String xml) throws IOException {
    socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything heard up to the end of {@code expected}, with one kind of quotes. */
  String await(String expected) throws IOException {
    int at = heard.indexOf(expected);
    byte[] buffer = new byte[65_536];
    while (at < 0) {
      int length = read(buffer, expected);
      if (length < 0) {
        throw new IOException("the end instead of " + expected + " after: " + heard);
      }
      String more = new String(buffer, 0, length, StandardCharsets.UTF_8).replace('"', '\'');
      int from = Math.max(0, heard.length() - expected.length());
      heard.append(more);
      at = heard.indexOf(expected, from);
    }
    String all = heard.substring(0, at + expected.length());
    heard.delete(0, at + expected.length());
    return all;
  }

  /** Everything heard until the server closes. */
  String awaitEnd() throws IOException {
    byte[] buffer = new byte[65_536];
    for (int length = read(buffer, "the end"); length >= 0; length = read(buffer, "the end")) {
      heard.append(new String(buffer, 0, length, StandardCharsets.UTF_8).replace('"', '\''));
    }
    return heard.toString();
  }

  private int read(byte[] buffer, String expected) throws IOException {
    InputStream in = socket.getInputStream();
    try {
      return in.read(buffer);
    } catch (SocketTimeoutException silent) {
      throw new IOException("silence instead of " + expected + " after: " + heard, silent);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
