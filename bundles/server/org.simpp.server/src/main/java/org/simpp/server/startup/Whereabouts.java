package org.simpp.server.startup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.server.AdministrationException;
import org.simpp.store.StoreStatus;

/**
 * The server and its stores, each while it is there: for what answers an operator also while they
 * are not. That is why its references are dynamic and optional.
 */
@Component(service = Whereabouts.class)
public final class Whereabouts {
  private volatile @Nullable RunningServer server;
  private volatile @Nullable StoreStatus store;

  @Activate
  public Whereabouts() {}

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bind(ServerComponent component) {
    put(component.running());
  }

  /** This one runs now. */
  void put(RunningServer running) {
    server = running;
  }

  void unbind(ServerComponent component) {
    if (server == component.running()) {
      server = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindStore(StoreStatus status) {
    store = status;
  }

  void unbindStore(StoreStatus status) {
    if (store == status) {
      store = null;
    }
  }

  Optional<RunningServer> server() {
    return Optional.ofNullable(server);
  }

  /** The server, for what cannot be done without it. */
  RunningServer running() throws AdministrationException {
    return server()
        .orElseThrow(
            () -> new AdministrationException("the server is not running; simpp:status says why"));
  }

  Optional<StoreStatus> store() {
    return Optional.ofNullable(store);
  }
}
