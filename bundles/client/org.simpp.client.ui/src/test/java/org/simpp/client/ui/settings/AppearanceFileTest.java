package org.simpp.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.client.ui.settings.Appearance.Colours;

class AppearanceFileTest {
  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameIt() {
    file = folder.resolve("appearance.properties");
  }

  @Test
  void appearance_isReadAsItWasWritten() throws IOException {
    Appearance chosen = new Appearance(Colours.HIGH_CONTRAST, 150, "zh_TW");
    new AppearanceFile(file).write(Appearance.ofSystem());
    new AppearanceFile(file).write(chosen);
    assertThat(new AppearanceFile(file).read()).isEqualTo(chosen);
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void noFile_isTheSystemsLook() {
    assertThat(new AppearanceFile(file).read()).isEqualTo(Appearance.ofSystem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"colours=PINK", "text=99", "text=many", "language=xx", "text=\\uZZZZ", "\0\0\0"})
  void damagedFile_isTheSystemsLook(String content) throws IOException {
    Files.writeString(file, content);
    assertThat(new AppearanceFile(file).read()).isEqualTo(Appearance.ofSystem());
  }
}
