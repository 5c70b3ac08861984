package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./run}, as the newcomer types it at a terminal. */
@Tag("alone")
class DemonstrationTest {

  @Test
  void run_opensTwoWindowsSignedIn_untilCtrlC_andOnceMore() throws Exception {
    Product.Result scenario =
        Screen.play(
            "demonstration.py",
            Product.ROOT.toString(),
            Screen.emptyFolder("demonstration").toString(),
            Screen.labels(""));

    assertThat(scenario.status()).as(scenario.output()).isZero();
  }
}
