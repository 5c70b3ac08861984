package org.simpp.client.ui.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
  private static final String LITTLE =
      "49492a0008000000 0200 0f01020004000000534d5050 12010300010000000%d000000 00000000";
  private static final String BIG = "4d4d002a00000008 0001 011200030000000100 0%d0000 00000000";

  /** What is to be seen is ABC, DEF, GHI; where its first row and column are stored. */
  @ParameterizedTest
  @CsvSource({
    "1, ABCDEFGHI",
    "2, CBAFEDIHG",
    "3, IHGFEDCBA",
    "4, GHIDEFABC",
    "5, ADGBEHCFI",
    "6, CFIBEHADG",
    "7, IFCHEBGDA",
    "8, GDAHEBIFC"
  })
  void square_isSeenUpright(int value, String stored) {
    int[] seen = new Orientation(value).upright(stored.chars().toArray(), 3);

    assertThat(new String(seen, 0, seen.length)).isEqualTo("ABCDEFGHI");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientation_isReadInBothOrdersOfBytes(int value) {
    assertThat(Orientation.of(jpeg(LITTLE.formatted(value)))).isEqualTo(new Orientation(value));
    assertThat(Orientation.of(jpeg(BIG.formatted(value)))).isEqualTo(new Orientation(value));
  }

  @Test
  void whatEndsTooSoon_orIsForged_isUpright() {
    byte[] whole = jpeg(LITTLE.formatted(6));
    int end = 2 + 18 + 4 + 6 + 8 + 2 + 24;
    for (int length = 0; length < end; length++) {
      assertThat(Orientation.of(Arrays.copyOf(whole, length)))
          .as("%d", length)
          .isEqualTo(Orientation.UPRIGHT);
    }
    for (String forged :
        new String[] {
          LITTLE.formatted(0),
          LITTLE.formatted(9),
          "4949 2a00 ffffffff 0100 120103000100000006000000",
          "4949 2b00 08000000 0100 120103000100000006000000",
          "4948 2a00 08000000 0100 120103000100000006000000",
          "4949 2a00 08000000 ffff 0f0103000100000006000000",
          "4949 2a00 08000000 0100 120102000100000006000000",
          "4949 2a00 08000000 0100 120103000200000006000000"
        }) {
      assertThat(Orientation.of(jpeg(forged))).as(forged).isEqualTo(Orientation.UPRIGHT);
    }
    assertThat(Orientation.of(new byte[100])).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void otherNumbers_areNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Orientation(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Orientation(9));
  }

  /** A segment of JFIF, that of Exif, and the beginning of the pixels. */
  private static byte[] jpeg(String tiff) {
    byte[] fields = hex(tiff);
    String length = "%04x".formatted(2 + 6 + fields.length);
    return hex(
        "ffd8 ffe0 0010 4a46494600010100000100010000 ffe1 "
            + length
            + "457869660000"
            + tiff
            + "ffda 0008 000000000000");
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
