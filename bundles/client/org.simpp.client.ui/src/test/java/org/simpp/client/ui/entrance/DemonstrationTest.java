package org.simpp.client.ui.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationTest {
  @TempDir private Path folder;

  @Test
  void read_ofAnOwnersFile_hasItsValues() throws IOException {
    Demonstration read =
        Demonstration.read(file("rw-------", "invitation=i\npin=1234\ncontact=b@a\n"));
    assertThat(read).isEqualTo(new Demonstration("i", "1234", "b@a"));
    assertThat(read.toString()).doesNotContain("1234");
  }

  @Test
  void read_ofAFileThatOthersMayRead_isRefused() throws IOException {
    Path open = file("rw-r--r--", "invitation=i\npin=1234\n");
    assertThatThrownBy(() -> Demonstration.read(open))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("owner alone");
  }

  @Test
  void read_withoutAPin_isRefused() throws IOException {
    Path incomplete = file("rw-------", "invitation=i\n");
    assertThatThrownBy(() -> Demonstration.read(incomplete)).hasMessageContaining("\"pin\"");
  }

  private Path file(String permissions, String content) throws IOException {
    Path file = folder.resolve("demonstration.properties");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }
}
