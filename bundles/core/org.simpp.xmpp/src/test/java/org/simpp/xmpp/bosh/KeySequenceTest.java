package org.simpp.xmpp.bosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;

class KeySequenceTest {
  private final KeySequence keys = new KeySequence();

  /** The n-th key from a seed (XEP-0124, section 15.3). */
  private static String key(String seed, int n) throws Exception {
    String key = seed;
    for (int i = 0; i < n; i++) {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
      key = HexFormat.of().formatHex(hash);
    }
    return key;
  }

  private boolean takes(String attributes) {
    return keys.takes(Requests.next(1001, attributes, ""));
  }

  @Test
  @Specification("XEP-0124, section 15.4")
  void withoutKeys_everythingIsTaken() {
    assertThat(keys.takes(Requests.first(""))).isTrue();
    assertThat(takes("")).isTrue();
  }

  @Test
  @Specification("XEP-0124, section 15.3")
  @Specification("XEP-0124, section 15.4")
  void keys_areTakenBackwards_eachOnce() throws Exception {
    assertThat(keys.takes(Requests.first(" newkey='" + key("seed", 4) + "'"))).isTrue();
    assertThat(takes(" key='" + key("seed", 3) + "'")).isTrue();
    assertThat(takes(" key='" + key("seed", 2) + "'")).isTrue();
    assertThat(takes(" key='" + key("seed", 2) + "'")).isFalse();
  }

  @Test
  @Specification("XEP-0124, section 15.4")
  void requestWithoutKeyOrWithAnother_isNotTheClients() throws Exception {
    assertThat(
            keys.takes(Requests.first(" newkey='" + key("seed", 4).toUpperCase(Locale.ROOT) + "'")))
        .isTrue();
    assertThat(takes("")).isFalse();
    assertThat(takes(" key='" + key("other", 3) + "'")).isFalse();
    assertThat(takes(" key='" + key("seed", 3) + "'")).as("case is not significant").isTrue();
  }

  @Test
  @Specification("XEP-0124, section 15.5")
  void anotherSequence_beginsWithTheLastKeyOfTheOldOne() throws Exception {
    assertThat(keys.takes(Requests.first(" newkey='" + key("old", 2) + "'"))).isTrue();
    assertThat(takes(" key='" + key("old", 1) + "' newkey='" + key("new", 2) + "'")).isTrue();
    assertThat(takes(" key='" + key("old", 0) + "'")).isFalse();
    assertThat(takes(" key='" + key("new", 1) + "'")).isTrue();
  }
}
