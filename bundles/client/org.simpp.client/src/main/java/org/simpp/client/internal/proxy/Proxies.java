package org.simpp.client.internal.proxy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ProxyServer;

/** The proxy that is set, or the system's, or none; and who asks it. */
public final class Proxies implements Routes, ProxyLogin, AutoCloseable {
  private final Preferences preferences;
  private final Routes system;
  private @Nullable SecretBytes password;

  /**
   * @param system the ways that the system knows
   */
  Proxies(Preferences preferences, Routes system) {
    this.preferences = preferences;
    this.system = system;
  }

  @Override
  public Optional<ProxyServer> toward(String host, int port) {
    String chosen = preferences.get(KnownSettings.PROXY_SERVER);
    if (ProxyText.isExcepted(host, preferences.get(KnownSettings.PROXY_EXCEPT))) {
      return Optional.empty();
    }
    Optional<ProxyServer> proxy =
        chosen.equals("system") ? system.toward(host, port) : ProxyText.of(chosen);
    return proxy.map(this::withLogin);
  }

  @Override
  public synchronized void use(SecretBytes given) {
    if (password != null) {
      password.close();
    }
    password = given.length() == 0 ? null : given;
  }

  @Override
  public synchronized boolean isKnown() {
    return password != null;
  }

  /** Forgets the password. */
  @Override
  public synchronized void close() {
    use(SecretBytes.takeOver(new byte[0]));
  }

  /** The password is copied: it may be replaced while a connection is made. */
  private synchronized ProxyServer withLogin(ProxyServer proxy) {
    String user = preferences.get(KnownSettings.PROXY_USER);
    SecretBytes known = password;
    return user.isEmpty() || known == null
        ? proxy
        : new ProxyServer(
            proxy.kind(), proxy.host(), proxy.port(), new ProxyServer.Login(user, known.copy()));
  }
}
