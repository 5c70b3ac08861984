package org.simpp.client.internal.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void linux_hasTheSystemsFolderBeforeTheProducts() {
    Places places = Places.of("Linux", null, "file:/opt/our simpp/", "file:/home/a b/data/");
    assertThat(places.site())
        .containsExactly(
            Path.of("/etc/simpp/desktop.settings"), Path.of("/opt/our simpp/desktop.settings"));
    assertThat(places.workspace()).isEqualTo(Path.of("/home/a b/data"));
  }

  @Test
  void otherSystems_haveTheirOwnFolders() {
    assertThat(Places.of("Mac OS X", null, null, null).site())
        .containsExactly(Path.of("/Library/Application Support/SIMPP/desktop.settings"));
    assertThat(Places.of("Windows 11", "D:/Data", null, null).site())
        .containsExactly(Path.of("D:/Data/SIMPP/desktop.settings"));
  }

  @Test
  void unknownWorkspace_isNone() {
    assertThat(Places.of("Linux", null, null, null).workspace()).isNull();
    assertThat(Places.of("Linux", null, null, "memory:nowhere").workspace()).isNull();
  }
}
