package org.simpp.client.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void size_isReadFromTheHeader(String format) throws Exception {
    assertThat(ImageSize.of(new ByteArrayInputStream(picture(format, 640, 200))))
        .contains(new ImageSize(640, 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void picture_fitsIntoItsPlace(String format) throws Exception {
    Path file = Files.write(folder.resolve("picture"), picture(format, 640, 200));
    Optional<ImageData> small = Preview.of(file, 320, 240);
    assertThat(small).isPresent();
    assertThat(small.get().width).isEqualTo(320);
    assertThat(small.get().height).isEqualTo(100);
  }

  @Test
  void pictureOfMorePixelsThanAreBounded_isNotDecoded() throws Exception {
    byte[] bomb = picture("png", 10, 10);
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    assertThat(Preview.of(Files.write(folder.resolve("bomb.png"), bomb), 320, 240)).isEmpty();
  }

  @Test
  void whatIsNoPicture_hasNone() throws Exception {
    assertThat(Preview.of(Files.writeString(folder.resolve("a.png"), "MZ, a program"), 9, 9))
        .isEmpty();
    assertThat(Preview.of(folder.resolve("none.png"), 9, 9)).isEmpty();
    Assertions.assertThatThrownBy(() -> ImageSize.of(new ByteArrayInputStream(new byte[3])))
        .isInstanceOf(EOFException.class);
  }

  private static byte[] picture(String format, int width, int height) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }
}
