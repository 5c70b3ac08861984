package org.simpp.client.ui.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PictureSizeTest {
  private static final byte[] PNG =
      HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000140000000c80806000000aabbccdd");

  /** A segment for an application, a table, a fill byte, and the frame: 200 high, 320 wide. */
  private static final byte[] JPEG =
      HexFormat.of()
          .parseHex(
              "ffd8ffe000104a46494600010100000100010000ffc400050102ffffffc2001108"
                  + "00c80140030122000211010311");

  @Test
  void size_isReadFromTheHeader() {
    assertThat(PictureSize.of(PNG)).contains(new PictureSize(320, 200));
    assertThat(PictureSize.of(JPEG)).contains(new PictureSize(320, 200));
  }

  @Test
  void whatEndsTooSoon_orIsNoPicture_hasNone() {
    for (int length = 0; length < 24; length++) {
      assertThat(PictureSize.of(Arrays.copyOf(PNG, length))).isEmpty();
    }
    for (int length = 0; length < 36; length++) {
      assertThat(PictureSize.of(Arrays.copyOf(JPEG, length))).as("%d", length).isEmpty();
    }
    assertThat(PictureSize.of(new byte[100])).isEmpty();
    assertThat(
            PictureSize.of(
                "GIF89a, which is not taken, however large".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void negativeSize_isNone() {
    byte[] forged = PNG.clone();
    forged[16] = (byte) 0x80;
    assertThat(PictureSize.of(forged)).isEmpty();
  }
}
