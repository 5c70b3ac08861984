package org.simpp.load.client;

import java.util.Objects;

/** Where the server is and how a client reaches it. */
public record Target(String host, int port, String domain, Security security) {
  /** What protects the connection. */
  public enum Security {
    /** TLS is asked for within the stream (RFC 6120, section 5). */
    START_TLS,
    /** TLS from the first byte (XEP-0368). */
    DIRECT_TLS,
    NONE
  }

  public Target {
    Objects.requireNonNull(host);
    Objects.requireNonNull(domain);
    Objects.requireNonNull(security);
  }
}
