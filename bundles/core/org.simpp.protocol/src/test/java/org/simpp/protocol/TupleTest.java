package org.simpp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.simpp.crypto.CryptoException;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;

@Specification("SIMPP-2007, section 1.5")
final class TupleTest {
  @Test
  void encode_writesLengthsAndBytes() {
    Bytes encoded = Tuple.of(Bytes.utf8("ab"), Bytes.empty(), Bytes.utf8("c")).encode();
    assertThat(encoded.hex()).isEqualTo("00000002" + "6162" + "00000000" + "00000001" + "63");
  }

  @Test
  void decode_withAnotherCount_fails() {
    Bytes two = Tuple.of(Bytes.utf8("a"), Bytes.utf8("b")).encode();
    for (int count : new int[] {1, 3}) {
      assertThatThrownBy(() -> Tuple.decode(two, count)).isInstanceOf(CryptoException.class);
    }
  }

  @Test
  void decode_ofLyingOrNegativeLength_fails() {
    for (String hex : new String[] {"00000005" + "61", "ffffffff" + "61", "7fffffff", "0000"}) {
      assertThatThrownBy(() -> Tuple.decode(Bytes.ofHex(hex), 1))
          .isInstanceOf(CryptoException.class);
    }
  }

  @Test
  void decode_ofMoreThanTheBound_fails() {
    Bytes large = Tuple.of(Bytes.of(new byte[Tuple.MAX_LENGTH])).encode();
    assertThatThrownBy(() -> Tuple.decode(large, 1)).isInstanceOf(CryptoException.class);
  }

  @Test
  void decodeLabelled_withAnotherLabel_fails() {
    Bytes encoded = Tuple.labelled("R1", Bytes.utf8("a")).encode();
    assertThatThrownBy(() -> Tuple.decodeLabelled("R3", encoded, 1))
        .isInstanceOf(CryptoException.class);
  }
}
