package org.simpp.client.ui.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.simpp.model.SecretBytes;

class SecretTest {
  @Test
  void of_encodesAndZeroesWhatWasTyped() {
    char[] typed = "密碼 12é😀".toCharArray();
    try (SecretBytes secret = Secret.of(typed)) {
      assertThat(secret.expose()).isEqualTo("密碼 12é😀".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(typed).containsOnly('\0');
  }
}
