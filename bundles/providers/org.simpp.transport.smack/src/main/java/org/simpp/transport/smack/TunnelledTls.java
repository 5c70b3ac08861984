package org.simpp.transport.smack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Objects;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS from the first byte through a proxy: the platform lays TLS only over a socket that is
 * connected already, and Smack wants to connect what it is given.
 */
final class TunnelledTls extends Socket {
  private final TunnelSocket tunnel;
  private final DirectTls direct;
  private volatile @Nullable SSLSocket secured;

  TunnelledTls(TunnelSocket tunnel, DirectTls direct) {
    this.tunnel = tunnel;
    this.direct = direct;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    tunnel.connect(endpoint, timeout);
    secured = direct.over(tunnel);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return secured().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return secured().getOutputStream();
  }

  @Override
  public boolean isConnected() {
    return tunnel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return tunnel.isClosed();
  }

  @Override
  public InetAddress getLocalAddress() {
    return tunnel.getLocalAddress();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return tunnel.getInetAddress();
  }

  @Override
  public int getPort() {
    return tunnel.getPort();
  }

  @Override
  public synchronized void setSoTimeout(int timeout) throws SocketException {
    tunnel.setSoTimeout(timeout);
  }

  @Override
  public void setSoLinger(boolean on, int linger) throws SocketException {
    tunnel.setSoLinger(on, linger);
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    tunnel.setTcpNoDelay(on);
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    tunnel.setKeepAlive(on);
  }

  @Override
  public synchronized void close() throws IOException {
    SSLSocket socket = secured;
    if (socket == null) {
      tunnel.close();
    } else {
      socket.close();
    }
  }

  private SSLSocket secured() {
    return Objects.requireNonNull(secured, "it is connected first");
  }
}
