package org.simpp.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.SecretBytes;

/**
 * Who makes connections for others: it is told the server's name and looks that up itself.
 *
 * @param host its name or IP address
 * @param login null for none
 */
public record ProxyServer(Kind kind, String host, int port, @Nullable Login login) {
  /** How it is asked. */
  public enum Kind {
    /** By CONNECT (RFC 9110, section 9.3.6). */
    HTTP,
    /** By SOCKS version 5 (RFC 1928). */
    SOCKS5
  }

  /**
   * Who asks: by Basic (RFC 7617) or RFC 1929, readable to whoever stands between here and the
   * proxy.
   *
   * @param password UTF-8; its giver's to close
   */
  public record Login(String user, SecretBytes password) {
    /**
     * @throws IllegalArgumentException if the user is empty, or cannot be said to a proxy
     */
    public Login {
      Objects.requireNonNull(password);
      boolean isSayable = user.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
      if (user.isEmpty() || !isSayable) {
        throw new IllegalArgumentException("a proxy's user has no colon and no control character");
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the host is empty or no host, or the port is none
   */
  public ProxyServer {
    Objects.requireNonNull(kind);
    boolean isHost = host.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/' && c != '@');
    if (host.isEmpty() || !isHost || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a proxy has a host and a port, not " + host + " " + port);
    }
  }

  /** As a person writes it: {@code HOST:PORT}. */
  public String name() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
