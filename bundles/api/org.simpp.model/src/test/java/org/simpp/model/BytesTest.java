package org.simpp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void of_copies() {
    byte[] source = {1, 2, 3};
    Bytes whole = Bytes.of(source);
    Bytes part = Bytes.of(source, 1, 2);
    source[1] = 9;

    assertThat(whole.hex()).isEqualTo("010203");
    assertThat(part.hex()).isEqualTo("0203");
    whole.toByteArray()[0] = 9;
    assertThat(whole.at(0)).isEqualTo((byte) 1);
  }

  @Test
  void of_refusesARangeThatIsNotThere() {
    byte[] source = {1, 2, 3};

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Bytes.of(source, 1, 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Bytes.of(source, -1, 2));
  }

  @Test
  void slice_isWithinTheBytes() {
    Bytes bytes = Bytes.ofHex("00ff10");

    assertThat(bytes.slice(1, 3)).isEqualTo(Bytes.ofHex("ff10"));
    assertThat(bytes.slice(3, 3)).isEqualTo(Bytes.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.slice(1, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.slice(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> bytes.slice(-1, 1));
  }

  @Test
  void concat_putsOneAfterTheOther() {
    assertThat(Bytes.concat(Bytes.ofHex("01"), Bytes.empty(), Bytes.ofHex("0203")))
        .isEqualTo(Bytes.ofHex("010203"));
    assertThat(Bytes.concat()).isEqualTo(Bytes.empty());
  }

  @Test
  void text_isUtf8BothWays() {
    assertThat(Bytes.utf8("中é").hex()).isEqualTo("e4b8adc3a9");
    assertThat(Bytes.utf8("中é").utf8()).isEqualTo("中é");
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("0"));
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex("xx"));
  }

  @Test
  void equality_isByContent() {
    assertThat(Bytes.ofHex("01"))
        .isEqualTo(Bytes.of((byte) 1))
        .hasSameHashCodeAs(Bytes.ofHex("01"));
    assertThat(Bytes.ofHex("01")).isNotEqualTo(Bytes.ofHex("0100")).isNotEqualTo(Bytes.ofHex("02"));
  }

  @Test
  void toString_showsTheLengthAlone() {
    assertThat(Bytes.utf8("secret")).hasToString("Bytes[6]");
  }

  @Test
  void buffer_cannotBeWrittenTo() {
    Bytes bytes = Bytes.ofHex("0102");
    byte[] target = new byte[3];
    bytes.copyTo(target, 1);

    assertThat(target).containsExactly(0, 1, 2);
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> bytes.asReadOnlyBuffer().put((byte) 9));
  }
}
