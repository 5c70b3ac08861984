package org.simpp.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.model.Registration;
import org.simpp.transport.Acceptor;
import org.simpp.transport.Listening;
import org.simpp.transport.Receiver;
import org.simpp.transport.TransportException;

/**
 * The receiving side through whoever provides it now; published under its own name. Ports can be
 * open only once: when their provider departs they are closed, every stream is ended so that its
 * session may go on over another, and the next provider opens them again.
 *
 * <p>Of several the one that listens goes on; when it departs, that of the highest {@code
 * service.ranking} follows, and of those the earliest.
 */
@Component(service = Acceptors.class)
public final class Acceptors {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Told what becomes of the ports, one call at a time. */
  @ConsumerType
  public interface Watcher {
    /** They are open. */
    void opened(Listening ports);

    /** They are being closed: their provider departs, or nobody wants them any more. */
    void closing();

    /** They could not be opened; it is tried again with the next provider. */
    void refused(TransportException why);
  }

  private record Provider(Acceptor acceptor, int rank) {}

  private record Wish(Receiver receiver, Watcher watcher) {}

  private record Open(Acceptor by, Listening ports) {}

  private final List<Provider> providers = new ArrayList<>();
  private @Nullable Wish wish;
  private @Nullable Open open;

  @Activate
  public Acceptors() {}

  /** For use outside a framework: {@code acceptor} alone provides. */
  public static Acceptors of(Acceptor acceptor) {
    Acceptors acceptors = new Acceptors();
    acceptors.bind(acceptor, Map.of());
    return acceptors;
  }

  /**
   * Opens the ports, at once where a provider is there, and gives everything that comes to {@code
   * receiver} until the returned handle is closed; that ends every stream. Blocks.
   *
   * @throws IllegalStateException if somebody listens already
   */
  public synchronized Registration listen(Receiver receiver, Watcher watcher) {
    if (wish != null) {
      throw new IllegalStateException("somebody listens already");
    }
    Wish mine = new Wish(receiver, watcher);
    wish = mine;
    open(mine);
    return () -> stop(mine);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  synchronized void bind(Acceptor acceptor, Map<String, Object> properties) {
    providers.add(new Provider(acceptor, ServiceRank.of(properties)));
    providers.sort(Comparator.comparingInt(Provider::rank).reversed());
    Wish wanted = wish;
    if (wanted != null && open == null) {
      open(wanted);
    }
  }

  /** Returns when the departing provider's streams have ended and the next one's ports are open. */
  synchronized void unbind(Acceptor acceptor) {
    providers.removeIf(one -> one.acceptor() == acceptor);
    Wish wanted = wish;
    if (wanted != null && open != null && open.by() == acceptor) {
      close(wanted);
      open(wanted);
    }
  }

  private synchronized void stop(Wish ended) {
    if (ended.equals(wish)) {
      close(ended);
      wish = null;
    }
  }

  private void open(Wish wanted) {
    for (Provider one : providers) {
      try {
        Listening ports = one.acceptor().listen(wanted.receiver());
        open = new Open(one.acceptor(), ports);
        wanted.watcher().opened(ports);
        return;
      } catch (TransportException refused) {
        wanted.watcher().refused(refused);
      }
    }
  }

  private void close(Wish wanted) {
    Open ended = open;
    open = null;
    if (ended != null) {
      wanted.watcher().closing();
      ended.ports().close(PATIENCE);
    }
  }
}
