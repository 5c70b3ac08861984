package org.simpp.transport.netty;

/** How connections come in. */
enum Way {
  /** TLS by STARTTLS (RFC 6120). */
  STARTTLS("c2s"),
  /** TLS from the first byte (XEP-0368). */
  DIRECT_TLS("direct-tls"),
  /** In messages of a WebSocket or in requests, over TLS (RFC 7395, XEP-0124). */
  HTTP("http");

  private final String purpose;

  Way(String purpose) {
    this.purpose = purpose;
  }

  /** As a port's purpose is called. */
  String purpose() {
    return purpose;
  }
}
