package org.simpp.transport.netty.settings;

import java.time.Duration;
import java.util.Map;
import org.simpp.xmpp.negotiation.NegotiationBounds;
import org.simpp.xmpp.stream.StreamBounds;

/**
 * What a peer may cost; new connections take a changed one at once.
 *
 * @param elementBytesBeforeLogin size of one first-level element before login
 * @param elementBytes the same after login
 * @param depth depth of elements in one first-level element
 * @param attributes attributes of one element
 * @param nameBytes length of one name
 * @param queuedBytes what may wait for a slow reader until its link is closed
 * @param login time from the connection to the bound resource
 * @param tlsHandshake time for the TLS handshake
 * @param idle time without a byte from the peer; zero for no limit
 * @param failedLogins failed logins of one connection
 * @param failedLoginsPerAddress failed logins of one address in a minute
 * @param connections connections in all
 * @param connectionsPerAddress connections of one address
 */
public record Limits(
    int elementBytesBeforeLogin,
    int elementBytes,
    int depth,
    int attributes,
    int nameBytes,
    int queuedBytes,
    Duration login,
    Duration tlsHandshake,
    Duration idle,
    int failedLogins,
    int failedLoginsPerAddress,
    int connections,
    int connectionsPerAddress) {

  /** The limits in {@code raw}; a key that is not there has its default. */
  public static Limits of(Map<String, ?> raw) throws InvalidSettingException {
    Values values = new Values(raw);
    // RFC 6120, section 13.12, wants at least 10,000 bytes for a stanza.
    return new Limits(
        values.number("maxElementBytesBeforeLogin", 10_000, 65_535),
        values.number("maxElementBytes", 10_000, 16_777_216),
        values.number("maxDepth", 8, 1_000),
        values.number("maxAttributes", 8, 1_000),
        values.number("maxNameBytes", 64, 4_096),
        values.number("maxQueuedBytes", 65_536, 268_435_456),
        Duration.ofSeconds(values.number("loginSeconds", 1, 600)),
        Duration.ofSeconds(values.number("tlsHandshakeSeconds", 1, 120)),
        Duration.ofSeconds(values.number("idleSeconds", 0, 604_800)),
        values.number("maxFailedLogins", 1, 100),
        values.number("maxFailedLoginsPerAddress", 1, 100_000),
        values.number("maxConnections", 1, 10_000_000),
        values.number("maxConnectionsPerAddress", 1, 10_000_000));
  }

  /** What a peer may cost while it logs in, and afterwards. */
  public NegotiationBounds negotiation() {
    return new NegotiationBounds(
        inElements(StreamBounds.BEFORE_LOGIN, elementBytesBeforeLogin),
        new StreamBounds(
            depth,
            attributes,
            nameBytes,
            StreamBounds.AFTER_LOGIN.valueBytes(),
            StreamBounds.AFTER_LOGIN.declarations(),
            elementBytes),
        failedLogins);
  }

  private static StreamBounds inElements(StreamBounds usual, int bytes) {
    return new StreamBounds(
        usual.depth(),
        usual.attributes(),
        usual.nameBytes(),
        usual.valueBytes(),
        usual.declarations(),
        bytes);
  }
}
