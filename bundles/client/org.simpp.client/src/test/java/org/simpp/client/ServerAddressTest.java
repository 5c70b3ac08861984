package org.simpp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:15222,127.0.0.1,15222",
    "chat.example,chat.example,5222",
    "[::1]:5222,::1,5222",
    "::1,::1,5222",
    "' chat.example:1 ',chat.example,1",
  })
  void parse_readsHostAndPort(String text, String host, int port) {
    assertThat(ServerAddress.parse(text)).isEqualTo(new ServerAddress(host, port, false));
  }

  @Test
  void toString_writesWhatParseReads() {
    ServerAddress address = new ServerAddress("::1", 5223, false);

    assertThat(ServerAddress.parse(address.toString())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:", "a:0", "a:65536", "a:x", "a b:1"})
  void parse_ofAnythingElse_fails(String text) {
    assertThatThrownBy(() -> ServerAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
