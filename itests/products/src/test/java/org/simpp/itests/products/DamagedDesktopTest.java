package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a desktop keeps, damaged on the disk: its window says so, shows what is whole, and goes on.
 */
@Tag("alone")
class DamagedDesktopTest {
  @TempDir Path folder;

  @Test
  void damagedFiles_areSaidInTheWindow_andTheLastGoodStateIsThere() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("data"), "--laboratory")) {
      server.shellOutput("simpp:user-add", "--password", "other password", "dave@simpp.local");

      Product.Result scenario =
          Screen.play(
              "damaged_desktop.py",
              Product.ROOT.toString(),
              Screen.emptyFolder("damaged-desktop").toString(),
              "127.0.0.1:" + server.c2sPort(),
              Screen.labels(""),
              server.invitation("alice@simpp.local"),
              "dave");

      assertThat(scenario.status()).as(scenario.output()).isZero();
    }
  }
}
