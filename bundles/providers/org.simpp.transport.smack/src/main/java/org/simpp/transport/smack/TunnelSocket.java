package org.simpp.transport.smack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.ProxyException;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.TransportException.Reason;

/** A socket that a proxy connects to a server, whatever address it is told to connect to. */
final class TunnelSocket extends Socket {
  private final ProxyServer proxy;
  private final String host;
  private final int port;
  private volatile @Nullable ProxyException failure;

  /**
   * @param host of the server, for the proxy to look up
   */
  TunnelSocket(ProxyServer proxy, String host, int port) {
    this.proxy = proxy;
    this.host = host;
    this.port = port;
  }

  /** Why the proxy did not connect; null where it did, or was not asked yet. */
  @Nullable ProxyException failure() {
    return failure;
  }

  @Override
  public void connect(SocketAddress ignored, int timeout) throws IOException {
    long end = System.nanoTime() + Duration.ofMillis(timeout).toNanos();
    try {
      reach(timeout);
      new Tunnel(proxy, host, port, inputUntil(end), super.getOutputStream()).open();
      setSoTimeout(0);
    } catch (ProxyException e) {
      failure = e;
      close();
      throw e;
    }
  }

  private void reach(int timeout) throws ProxyException {
    try {
      super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
    } catch (IOException e) {
      throw new ProxyException(Reason.PROXY_UNREACHABLE, proxy.name(), "nobody answers there");
    }
  }

  /** A proxy that says one byte now and then is not waited for longer than one that is silent. */
  private InputStream inputUntil(long end) throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        hurry();
        return super.read();
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        hurry();
        return super.read(into, from, length);
      }

      private void hurry() throws IOException {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        setSoTimeout(Math.toIntExact(left));
      }
    };
  }
}
