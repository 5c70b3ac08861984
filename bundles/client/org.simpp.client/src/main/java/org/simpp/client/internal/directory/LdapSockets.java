package org.simpp.client.internal.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that are handed out when TLS stands: the server has shown a trusted certificate that
 * bears its name (RFC 4513, section 3.1.3), in the time that it has. The library would do the first
 * when the first byte is written, wait for it without end, and leave the second to its user.
 */
final class LdapSockets extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final String host;
  private final int patience;

  /**
   * @param host whom the certificate has to name
   */
  LdapSockets(SSLSocketFactory factory, String host, Duration patience) {
    this.factory = factory;
    this.host = host;
    this.patience = (int) patience.toMillis();
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(address, port), patience);
      return createSocket(plain, host, port, true);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(Socket plain, String name, int port, boolean closes)
      throws IOException {
    Socket layered = factory.createSocket(plain, host, port, closes);
    if (!(layered instanceof SSLSocket secured)) {
      throw new SocketException("the platform has no TLS");
    }
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    secured.setSSLParameters(parameters);
    int before = secured.getSoTimeout();
    secured.setSoTimeout(patience);
    secured.startHandshake();
    secured.setSoTimeout(before);
    return secured;
  }

  @Override
  public Socket createSocket(String name, int port) throws IOException {
    return createSocket(InetAddress.getByName(name), port);
  }

  @Override
  public Socket createSocket(String name, int port, InetAddress local, int localPort)
      throws IOException {
    throw new SocketException("the local address is the system's choice");
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    throw new SocketException("the local address is the system's choice");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }
}
