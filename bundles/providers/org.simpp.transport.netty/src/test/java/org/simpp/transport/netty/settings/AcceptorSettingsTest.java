package org.simpp.transport.netty.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptorSettingsTest {
  private static final Path BASE = Path.of("/srv/simpp");
  private static final Path DATA = Path.of("/srv/simpp/data");
  private static final Path SHIPPED =
      Path.of("../../../karaf-distribution/src/main/assembly/etc/org.simpp.transport.netty.cfg");

  @Test
  void of_nothing_listensOnLoopback() throws InvalidSettingException {
    AcceptorSettings settings = AcceptorSettings.of(Map.of(), BASE, DATA);

    assertThat(settings.c2s().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.c2s().getPort()).isEqualTo(5222);
    assertThat(settings.directTls().getPort()).isEqualTo(5223);
    assertThat(settings.tls())
        .isEqualTo(
            new TlsFiles.Keystore(
                BASE.resolve("tls/server.p12"), BASE.resolve("tls/server.password")));
    assertThat(settings.tapFile()).isEmpty();
    assertThat(settings.limits().login()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c2sPort|65536|a whole number from 0 to 65535",
        "directTlsPort|-1|a whole number from 0 to 65535",
        "maxDepth|many|a whole number from 8 to 1000",
        "maxElementBytesBeforeLogin|65536|a whole number from 10000 to 65535",
        "maxElementBytes|9999|a whole number from 10000 to 16777216",
        "maxQueuedBytes|1|a whole number from 65536 to 268435456",
        "loginSeconds|0|a whole number from 1 to 600",
        "transport|kqueue|auto, epoll, nio",
        "tlsProvider|openssl|auto, boringssl, jdk",
        "stanzaTapFile|../tap|a file below /srv/simpp/data",
        "stanzaTapFile|/etc/passwd|a file below /srv/simpp/data",
        "stanzaTapFile|.|a file below /srv/simpp/data",
      })
  void of_wrongValue_isRefusedWithKeyValueAndRange(String key, String value, String permitted) {
    assertThatThrownBy(() -> AcceptorSettings.of(Map.of(key, value), BASE, DATA))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(key + " = " + value + " is refused; permitted: " + permitted);
  }

  @Test
  void of_certificateWithoutKey_isRefused() {
    assertThatThrownBy(
            () -> AcceptorSettings.of(Map.of("certificateFile", "tls/c.pem"), BASE, DATA))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("privateKeyFile");
  }

  @Test
  void of_pem_isTakenBeforeTheKeystore() throws InvalidSettingException {
    Map<String, String> raw =
        Map.of("certificateFile", "tls/c.pem", "privateKeyFile", "/elsewhere/k.pem");

    assertThat(AcceptorSettings.of(raw, BASE, DATA).tls())
        .isEqualTo(new TlsFiles.Pem(BASE.resolve("tls/c.pem"), Path.of("/elsewhere/k.pem")));
  }

  @Test
  void of_typedAndPaddedValues_areRead() throws InvalidSettingException {
    Map<String, Object> raw = Map.of("c2sPort", 7, "directTlsPort", " 8 ", "transport", "NIO");

    AcceptorSettings settings = AcceptorSettings.of(raw, BASE, DATA);

    assertThat(settings.c2s().getPort()).isEqualTo(7);
    assertThat(settings.directTls().getPort()).isEqualTo(8);
    assertThat(settings.transport()).isEqualTo(AcceptorSettings.TransportChoice.NIO);
  }

  @Test
  void shippedFile_hasEveryKeyWithItsDefault() throws IOException, InvalidSettingException {
    Properties shipped = new Properties();
    try (Reader reader = Files.newBufferedReader(SHIPPED)) {
      shipped.load(reader);
    }
    Map<String, Object> values =
        shipped.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, shipped::getProperty));

    assertThat(values.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AcceptorConfiguration.class.getDeclaredMethods())
                .map(Method::getName)
                .toList());
    assertThat(AcceptorSettings.of(values, BASE, DATA))
        .isEqualTo(AcceptorSettings.of(Map.of(), BASE, DATA));
  }
}
