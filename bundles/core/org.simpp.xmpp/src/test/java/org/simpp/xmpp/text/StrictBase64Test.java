package org.simpp.xmpp.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;

class StrictBase64Test {
  @ParameterizedTest
  @Specification("RFC 4648, section 4")
  @Specification("RFC 4648, section 10")
  @CsvSource({
    "'',''",
    "f,Zg==",
    "fo,Zm8=",
    "foo,Zm9v",
    "foob,Zm9vYg==",
    "fooba,Zm9vYmE=",
    "foobar,Zm9vYmFy"
  })
  void bytes_haveOneText(String plain, String text) {
    assertThat(StrictBase64.encode(Bytes.utf8(plain))).isEqualTo(text);
    assertThat(StrictBase64.decode(text, 6)).contains(Bytes.utf8(plain));
  }

  /** Line ends, missing or surplus padding, another alphabet, bits that nobody asked for. */
  @ParameterizedTest
  @Specification("RFC 4648, section 3")
  @ValueSource(
      strings = {
        "Zm9v\n",
        "Zm 9v",
        "Zg",
        "Zg=",
        "Zm9v====",
        "Zg==Zg==",
        "_-8=",
        "Zh==",
        "Zm9=",
        "="
      })
  void otherTexts_areRefused(String text) {
    assertThat(StrictBase64.decode(text, 100)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Zm9v,2", "Zm8=,1", "Zg==,0"})
  void moreBytesThanTheBound_areRefused(String text, int bound) {
    assertThat(StrictBase64.decode(text, bound)).isEmpty();
  }
}
