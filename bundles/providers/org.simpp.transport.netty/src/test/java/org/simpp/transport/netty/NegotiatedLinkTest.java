package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.Certificates;

/** Real sockets, on both transports and both TLS libraries. */
class NegotiatedLinkTest {
  private static final int MESSAGES = 5_000;
  private static final byte ALERT = 21;
  private static final byte PROTOCOL_VERSION = 70;

  @TempDir static Path folder;
  private static TlsFiles.Keystore tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Certificates.usual(folder);
  }

  private static TestAcceptor acceptor(String transport, String library) throws Exception {
    return new TestAcceptor(tls, "transport", transport, "tlsProvider", library);
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 5.4")
  @Specification("RFC 6120, section 4.4")
  @CsvSource({"epoll, boringssl", "epoll, jdk", "nio, boringssl", "nio, jdk"})
  void session_byStartTls_echoesAndCloses(String transport, String library) throws Exception {
    try (TestAcceptor acceptor = acceptor(transport, library);
        RawClient client = RawClient.bound(acceptor.c2s())) {
      client.say("<message id='m' to='bob@simpp.example'><body>說</body></message>");

      assertThat(client.await("</message>"))
          .isEqualTo(
              "<message from='alice@simpp.example/desk' to='bob@simpp.example' id='m'>"
                  + "<body>說</body></message>");
      client.say("</stream:stream>");
      assertThat(client.awaitEnd()).isEqualTo("</stream:stream>");
      assertThat(acceptor.receiver.closed).hasSize(1);
    }
  }

  @ParameterizedTest
  @Specification("XEP-0368")
  @CsvSource({
    "epoll, boringssl, TLSv1.3",
    "epoll, boringssl, TLSv1.2",
    "nio, jdk, TLSv1.3",
    "nio, jdk, TLSv1.2"
  })
  void session_byDirectTls_hasItsSecurity(String transport, String library, String protocol)
      throws Exception {
    try (TestAcceptor acceptor = acceptor(transport, library);
        RawClient client = RawClient.to(acceptor.directTls()).startTls(protocol)) {
      client.bind();

      LinkSecurity security = acceptor.receiver.security.get();
      byte[] der = client.tls().getSession().getPeerCertificates()[0].getEncoded();
      Bytes hash = Bytes.of(MessageDigest.getInstance("SHA-256").digest(der));
      assertThat(client.tls().getApplicationProtocol()).isEqualTo("xmpp-client");
      assertThat(security.protocol()).isEqualTo(protocol);
      assertThat(security.cipher()).isEqualTo(client.tls().getSession().getCipherSuite());
      assertThat(security.certificateFingerprint()).isEqualTo(hash);
      assertThat(security.channelBindings()).containsOnly(entry("tls-server-end-point", hash));
      assertThat(acceptor.listening.certificateFingerprint()).isEqualTo(hash);
    }
  }

  @ParameterizedTest
  @Specification("RFC 9325, section 3.1.1")
  @CsvSource({"boringssl", "jdk"})
  void tls11_isRefused(String library) throws Exception {
    try (TestAcceptor acceptor = acceptor("auto", library);
        RawClient client = RawClient.to(acceptor.directTls())) {
      Socket socket = client.socket();
      OutputStream out = socket.getOutputStream();
      out.write(clientHelloOfTls11());
      out.flush();

      byte[] alert = socket.getInputStream().readNBytes(7);

      assertThat(alert).hasSize(7);
      assertThat(List.of(alert[0], alert[5], alert[6]))
          .containsExactly(ALERT, (byte) 2, PROTOCOL_VERSION);
    }
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 10.1")
  @CsvSource({"epoll, boringssl", "nio, jdk"})
  void thousandsOfStanzas_comeBackInOrder(String transport, String library) throws Exception {
    try (TestAcceptor acceptor = acceptor(transport, library);
        RawClient client = RawClient.bound(acceptor.c2s())) {
      Thread speaker = new Thread(() -> sayAll(client));
      speaker.start();

      for (int i = 0; i < MESSAGES; i++) {
        assertThat(client.await("</message>")).endsWith("<body>" + i + "</body></message>");
      }
      speaker.join();
      assertThat(acceptor.receiver.received).hasSize(MESSAGES);
    }
  }

  private static void sayAll(RawClient client) {
    StringBuilder some = new StringBuilder();
    try {
      for (int i = 0; i < MESSAGES; i++) {
        some.append("<message to='bob@simpp.example'><body>" + i + "</body></message>");
        if (i % 7 == 6 || i == MESSAGES - 1) {
          client.say(some.toString());
          some.setLength(0);
        }
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static Map.Entry<String, Bytes> entry(String key, Bytes value) {
    return Map.entry(key, value);
  }

  /** RFC 4346, section 7.4.1.2, with suites that every server of its time had. */
  private static byte[] clientHelloOfTls11() {
    byte[] suites = {(byte) 0xC0, 0x09, (byte) 0xC0, 0x0A, (byte) 0xC0, 0x13, 0x00, 0x2F};
    byte[] groups = {0x00, 0x0A, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17};
    byte[] formats = {0x00, 0x0B, 0x00, 0x02, 0x01, 0x00};
    int extensions = groups.length + formats.length;
    int body = 2 + 32 + 1 + 2 + suites.length + 2 + 2 + extensions;
    ByteBuffer hello = ByteBuffer.allocate(5 + 4 + body);
    hello.put((byte) 22).put((byte) 3).put((byte) 1).putShort((short) (4 + body));
    hello.put((byte) 1).put((byte) 0).putShort((short) body);
    hello.put((byte) 3).put((byte) 2).put(new byte[32]).put((byte) 0);
    hello.putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0);
    hello.putShort((short) extensions).put(groups).put(formats);
    return hello.array();
  }
}
