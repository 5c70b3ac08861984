package org.simpp.server.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatistics;

/** The open port, until it is closed. */
final class Monitoring implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 32;
  private static final long IDLE_SECONDS = 60;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  /**
   * @throws IOException if the port cannot be opened
   */
  Monitoring(InetSocketAddress address, ServerStatistics statistics, ServerHealth health)
      throws IOException {
    server = HttpServer.create(address, WAITING);
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "simpp-http");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    server.createContext("/", new Pages(statistics, health));
    server.start();
  }

  /**
   * The address that {@code bindAddress} and {@code port} write.
   *
   * @throws IllegalArgumentException if the port is none; the message says what is permitted
   * @throws IOException if the address is none of this machine's
   */
  static InetSocketAddress address(String bindAddress, String port) throws IOException {
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException(
          "port = %s is refused; permitted: 0 to 65535, or nothing".formatted(port));
    }
    return new InetSocketAddress(InetAddress.getByName(bindAddress), Integer.parseInt(port));
  }

  /** With its real port, where 0 was asked for. */
  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
