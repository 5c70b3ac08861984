package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chinese is written with an input method, whose keys are not the conversation's. */
class ComposingTest {
  @TempDir Path folder;

  @Test
  void keysOfAnInputMethod_neitherSendNorDelete() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("data"), "--laboratory")) {
      Product.Result scenario =
          Screen.play(
              "composing.py",
              Product.ROOT.toString(),
              Screen.emptyFolder("composing").toString(),
              "127.0.0.1:" + server.c2sPort(),
              Screen.labels("zh_TW"),
              server.invitation("alice@simpp.local"),
              server.invitation("bob@simpp.local"));

      assertThat(scenario.status()).as(scenario.output()).isZero();
    }
  }
}
