package org.simpp.transport.smack;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.Connector;
import org.simpp.transport.LinkListener;
import org.simpp.transport.ProxyServer;
import org.simpp.transport.TransportException;

/** The initiating side on Smack. */
@Component
public final class SmackConnector implements Connector {
  static final List<String> TLS_VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(5);

  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService blocking =
      Executors.newCachedThreadPool(threads("simpp-connect-" + count.incrementAndGet()));
  private final Set<SmackLink> links = ConcurrentHashMap.newKeySet();
  private volatile boolean isStopped;

  @Activate
  public SmackConnector() {
    SmackPlatform.prepare();
  }

  @Override
  public CompletionStage<ClientLink> connect(ConnectRequest request, LinkListener listener) {
    CompletableFuture<ClientLink> result = new CompletableFuture<>();
    blocking.execute(
        () -> {
          ExecutorService ordered =
              Executors.newSingleThreadExecutor(threads("simpp-link-" + count.incrementAndGet()));
          try {
            Attempt attempt = new Attempt(request, listener, blocking, ordered);
            SmackLink link = attempt.connect(links::add, links::remove);
            if (isStopped) {
              link.stop(stopped());
            }
            result.complete(link);
          } catch (TransportException e) {
            ordered.shutdown();
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  @Override
  public Socket socket(ProxyServer proxy, String host, int port) {
    return new TunnelSocket(proxy, host, port);
  }

  /**
   * Breaks every link that was made here and not left, so that its session can go on over another
   * connector's; returns when all are closed and that is told, or when the patience is over.
   */
  @Deactivate
  public void close() {
    isStopped = true;
    links.forEach(link -> link.stop(stopped()));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!links.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    blocking.shutdown();
  }

  private static TransportException stopped() {
    return new TransportException(
        TransportException.Reason.STOPPED, "the provider of connections stops");
  }

  private static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
