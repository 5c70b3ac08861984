package org.simpp.transport.smack;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.Connector;
import org.simpp.transport.LinkListener;
import org.simpp.transport.TransportException;

/** The initiating side on Smack. */
@Component
public final class SmackConnector implements Connector {
  static final List<String> TLS_VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService blocking =
      Executors.newCachedThreadPool(threads("simpp-connect-" + count.incrementAndGet()));
  private final Set<ClientLink> links = ConcurrentHashMap.newKeySet();

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
            ClientLink link = attempt.connect(links::remove);
            links.add(link);
            result.complete(link);
          } catch (TransportException e) {
            ordered.shutdown();
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** Ends every link that was made here. */
  @Deactivate
  public void close() {
    links.forEach(ClientLink::close);
    blocking.shutdown();
  }

  private static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
