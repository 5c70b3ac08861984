package org.simpp.registry;

import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.Connector;
import org.simpp.transport.LinkListener;
import org.simpp.transport.ProxyServer;

/**
 * The initiating side through whoever provides it now; published under its own name. A link stays
 * with the provider that made it, and closes when that departs: whoever wants to stay connected
 * connects again, and gets the next provider.
 */
@Component(service = Connectors.class)
public final class Connectors implements Connector {
  private final Served<Connector> served = new Served<>("the connector", CipherSuites.PATIENCE);

  @Activate
  public Connectors() {}

  /** For use outside a framework: {@code connector} alone provides. */
  public static Connectors of(Connector connector) {
    Connectors connectors = new Connectors();
    connectors.bind(connector, Map.of());
    return connectors;
  }

  @Override
  public CompletionStage<ClientLink> connect(ConnectRequest request, LinkListener listener) {
    return served.call(connector -> connector.connect(request, listener));
  }

  @Override
  public Socket socket(ProxyServer proxy, String host, int port) {
    return served.ask(connector -> connector.socket(proxy, host, port));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(Connector connector, Map<String, Object> properties) {
    served.add(connector, ServiceRank.of(properties));
  }

  void unbind(Connector connector) {
    served.remove(connector);
  }
}
