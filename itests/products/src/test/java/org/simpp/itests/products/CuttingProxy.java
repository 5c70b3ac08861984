package org.simpp.itests.products;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and the server's port of the same number, on a loopback address of its
 * own, and cuts connections in the middle.
 */
final class CuttingProxy implements AutoCloseable {
  static final String ADDRESS = "127.0.0.2";

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicLong passed = new AtomicLong();
  private volatile long cutAfter = Long.MAX_VALUE;

  CuttingProxy(int port) throws IOException {
    door = new ServerSocket();
    door.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port));
    threads.execute(this::serve);
  }

  /** So many of the next connections are cut after that many bytes in one direction. */
  void cut(int connections, long bytes) {
    cutAfter = bytes;
    cuts.set(connections);
  }

  /** Connections that were to be cut and have not been. */
  int uncut() {
    return cuts.get();
  }

  /** Bytes that have passed since this was asked last. */
  long passed() {
    return passed.getAndSet(0);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort());
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
      } catch (IOException e) {
        // The door is closed, or the server is not there: the client sees the one and the other.
        passed.addAndGet(0);
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 14];
    long here = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        here += count;
        passed.addAndGet(count);
        if (here >= cutAfter && cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          return;
        }
      }
    } catch (IOException e) {
      // One side has gone, and the other goes with it.
      passed.addAndGet(0);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
