package org.simpp.xmpp.externalservices;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.time.XmppDates;

/**
 * A service besides XMPP (XEP-0215, section 2).
 *
 * @param type {@code stun}, {@code turn} …
 * @param host its name or address
 * @param port 1 to 65535
 * @param transport {@code udp} or {@code tcp}
 * @param isRestricted whether it lets in nobody without credentials
 * @param credentials null for none
 */
public record ExternalService(
    String type,
    String host,
    int port,
    String transport,
    boolean isRestricted,
    @Nullable Credentials credentials) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:extdisco:2";

  /**
   * What lets somebody in for a while. {@link #toString} shows nothing of it.
   *
   * @param expires when they are not good any more
   */
  public record Credentials(String username, String password, Instant expires) {
    public Credentials {
      Objects.requireNonNull(username);
      Objects.requireNonNull(password);
      Objects.requireNonNull(expires);
    }

    @Override
    public String toString() {
      return "Credentials[redacted]";
    }
  }

  public ExternalService {
    Objects.requireNonNull(transport);
    if (type.isEmpty() || host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a service has a type, a host and a port");
    }
  }

  /** The same service with credentials. */
  public ExternalService with(Credentials given) {
    return new ExternalService(type, host, port, transport, isRestricted, given);
  }

  /** As a {@code <service/>}. */
  public Element toElement() {
    Element.Builder service =
        Element.builder(NAMESPACE, "service")
            .attribute("type", type)
            .attribute("host", host)
            .attribute("port", Integer.toString(port))
            .attribute("transport", transport)
            .attribute("restricted", isRestricted ? "1" : null);
    if (credentials != null) {
      service
          .attribute("username", credentials.username())
          .attribute("password", credentials.password())
          .attribute("expires", XmppDates.write(credentials.expires()));
    }
    return service.build();
  }
}
