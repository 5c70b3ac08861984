package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;

/** RFC 4013, its examples in section 3 first. */
class SaslPreparationTest {
  @ParameterizedTest
  @Specification("RFC 4013, section 2")
  @Specification("RFC 4013, section 3")
  @CsvSource({
    "I\u00ADX,IX",
    "user,user",
    "USER,USER",
    "\u00AA,a",
    "\u2168,IX",
    "a\u00A0b,a b",
    "\uFF21\u3000,'A '",
    "e\u0301,\u00E9",
    "\u5BC6\u78BC,\u5BC6\u78BC",
    "\u0627\u0628,\u0627\u0628"
  })
  void text_isPrepared(String typed, String prepared) {
    assertThat(SaslPreparation.text(typed)).isEqualTo(prepared);
  }

  @ParameterizedTest
  @Specification("RFC 4013, section 2")
  @Specification("RFC 4013, section 3")
  @ValueSource(
      strings = {
        "\u0007",
        "\u06271",
        "",
        "\u00AD",
        "a\u200E",
        "\uE000",
        "\uFFFD",
        "\uFDD0",
        "a\u2028b",
        "\u0627a\u0627"
      })
  void text_refusesWhatIsForbidden(String typed) {
    assertThatIllegalArgumentException().isThrownBy(() -> SaslPreparation.text(typed));
  }

  @Test
  void loneSurrogate_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SaslPreparation.text(String.valueOf((char) 0xD800)));
  }
}
