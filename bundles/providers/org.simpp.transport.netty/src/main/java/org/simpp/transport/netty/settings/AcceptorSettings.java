package org.simpp.transport.netty.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is configured, checked.
 *
 * @param c2s where STARTTLS is offered
 * @param directTls where TLS begins with the first byte (XEP-0368)
 * @param http XMPP over HTTP
 * @param ioThreads event loops; 0 for one a core
 * @param tapFile where a test records the stanzas; empty, as it always is in earnest
 */
public record AcceptorSettings(
    InetSocketAddress c2s,
    InetSocketAddress directTls,
    HttpSettings http,
    TlsFiles tls,
    TransportChoice transport,
    TlsChoice tlsProvider,
    int ioThreads,
    Limits limits,
    Optional<Path> tapFile) {

  /** How sockets are served. */
  public enum TransportChoice {
    AUTO,
    EPOLL,
    NIO
  }

  /** Whose TLS is used. */
  public enum TlsChoice {
    AUTO,
    BORINGSSL,
    JDK
  }

  /**
   * The configuration in {@code raw}; a key that is not there has its default.
   *
   * @param base the server's data folder; relative paths begin there
   * @param data the folder below which a tap may write
   */
  public static AcceptorSettings of(Map<String, ?> raw, Path base, Path data)
      throws InvalidSettingException {
    Values values = new Values(raw);
    InetAddress address = address(values);
    return new AcceptorSettings(
        new InetSocketAddress(address, values.number("c2sPort", 0, 65_535)),
        new InetSocketAddress(address, values.number("directTlsPort", 0, 65_535)),
        HttpSettings.of(raw, address),
        TlsFiles.of(raw, base),
        values.choice("transport", TransportChoice.class),
        values.choice("tlsProvider", TlsChoice.class),
        values.number("ioThreads", 0, 1_024),
        Limits.of(raw),
        tapFile(values, data));
  }

  private static InetAddress address(Values values) throws InvalidSettingException {
    String text = values.text("bindAddress");
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException unknown) {
      throw new InvalidSettingException(
          "bindAddress", text, "an IP address or a host name of this machine");
    }
  }

  private static Optional<Path> tapFile(Values values, Path data) throws InvalidSettingException {
    Optional<Path> named = values.path("stanzaTapFile");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path folder = data.toAbsolutePath().normalize();
    Path file = folder.resolve(named.get()).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new InvalidSettingException(
          "stanzaTapFile", named.get().toString(), "a file below " + folder);
    }
    return Optional.of(file);
  }
}
