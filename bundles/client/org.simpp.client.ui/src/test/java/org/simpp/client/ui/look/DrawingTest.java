package org.simpp.client.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {
  /** Another colour in the file would be the same in every theme. */
  @ParameterizedTest
  @EnumSource(Icon.class)
  void everyIcon_hasTheThemesColourAlone(Icon icon) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DrawingTest.class.getResourceAsStream(icon.path()))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("currentColor").doesNotContain("#").doesNotContain("rgb(");
    }
  }
}
