package org.simpp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;

@Specification("RFC 6120, section 8.1.3")
class MessageIdTest {
  @Test
  void id_isWhatItsSenderChose() {
    assertThat(new MessageId("a b&c").value()).isEqualTo("a b&c");
    assertThat(new MessageId("x".repeat(1023)).value()).hasSize(1023);
  }

  @Test
  void id_emptyOrTooLong_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageId("x".repeat(1024)));
  }
}
