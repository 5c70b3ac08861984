package org.simpp.transport.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.simpp.transport.Listening;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.InvalidSettingException;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.xmpp.negotiation.TestReceiver;

/** An acceptor on free ports of loopback, with a {@link TestReceiver} behind it. */
final class TestAcceptor implements AutoCloseable {
  final TestReceiver receiver = new TestReceiver();
  final NettyAcceptor acceptor;
  final Listening listening;
  private final Map<String, Object> configuration = new HashMap<>();

  /**
   * @param settings key and value in turn
   */
  TestAcceptor(TlsFiles.Keystore tls, String... settings)
      throws TransportException, InvalidSettingException {
    configuration.put("c2sPort", "0");
    configuration.put("directTlsPort", "0");
    configuration.put("httpPort", "0");
    configuration.put("ioThreads", "2");
    configuration.put("keystore", tls.file().toString());
    configuration.put("keystorePasswordFile", tls.passwordFile().toString());
    acceptor = new NettyAcceptor(with(settings));
    listening = acceptor.listen(receiver);
  }

  /** The configuration with some settings changed. */
  Map<String, Object> with(String... settings) {
    for (int i = 0; i < settings.length; i += 2) {
      configuration.put(settings[i], settings[i + 1]);
    }
    return Map.copyOf(configuration);
  }

  int c2s() {
    return port("c2s");
  }

  int directTls() {
    return port("direct-tls");
  }

  int http() {
    return port("http");
  }

  /** Where it listens. */
  InetAddress address() {
    return socket("c2s").getAddress();
  }

  private int port(String purpose) {
    return socket(purpose).getPort();
  }

  private InetSocketAddress socket(String purpose) {
    return listening.ports().stream()
        .filter(port -> port.purpose().equals(purpose))
        .findFirst()
        .orElseThrow()
        .address();
  }

  @Override
  public void close() {
    listening.close(Duration.ofSeconds(5));
  }
}
