package org.simpp.client.internal.proxy;

import java.net.ProxySelector;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ProxyServer;

/** Knows through which proxy this computer's connections go. */
@Component(service = {Routes.class, ProxyLogin.class})
public final class ProxiesComponent implements Routes, ProxyLogin {
  private final Proxies proxies;

  @Activate
  public ProxiesComponent(@Reference Preferences preferences) {
    proxies =
        new Proxies(preferences, new SystemRoutes(System.getenv(), ProxySelector.getDefault()));
  }

  @Deactivate
  void close() {
    proxies.close();
  }

  @Override
  public Optional<ProxyServer> toward(String host, int port) {
    return proxies.toward(host, port);
  }

  @Override
  public void use(SecretBytes password) {
    proxies.use(password);
  }

  @Override
  public boolean isKnown() {
    return proxies.isKnown();
  }
}
