package org.simpp.transport;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * Where to connect and whom to trust.
 *
 * @param account the bare address that will log in; its domain names the stream's {@code to}
 * @param host the server's host or IP address; null to find it by DNS (RFC 6120, section 3.2;
 *     XEP-0368)
 * @param port the server's port; 0 to find it by DNS
 * @param security how TLS begins
 * @param pinnedFingerprint SHA-256 of the only certificate to accept, in DER; null to accept what
 *     the platform's authorities vouch for
 * @param language the stream's {@code xml:lang}
 * @param timeout for each step
 * @param proxy through which to connect; null to connect directly. Where the server is not given it
 *     is then the account's domain with the usual port: DNS records may not be readable here
 */
public record ConnectRequest(
    Jid account,
    @Nullable String host,
    int port,
    Security security,
    @Nullable Bytes pinnedFingerprint,
    String language,
    Duration timeout,
    @Nullable ProxyServer proxy) {
  /** How TLS begins. */
  public enum Security {
    /** By STARTTLS, which is required (RFC 6120, section 5). */
    STARTTLS,
    /** From the first byte (XEP-0368). */
    DIRECT_TLS
  }

  /** Directly. */
  public ConnectRequest(
      Jid account,
      @Nullable String host,
      int port,
      Security security,
      @Nullable Bytes pinnedFingerprint,
      String language,
      Duration timeout) {
    this(account, host, port, security, pinnedFingerprint, language, timeout, null);
  }

  public ConnectRequest {
    Objects.requireNonNull(account);
    Objects.requireNonNull(security);
    Objects.requireNonNull(language);
    Objects.requireNonNull(timeout);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    if (!account.isBare() || account.isDomain()) {
      throw new IllegalArgumentException("a bare address logs in, not " + account);
    }
  }
}
