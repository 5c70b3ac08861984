package org.simpp.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

class LullTest {
  private final Lull lull = new Lull();

  @Test
  void moreThanIsHeldBack_isNotTaken() {
    for (int i = 0; i < 500; i++) {
      assertThat(lull.takes(presence(i))).isTrue();
    }

    assertThat(lull.takes(presence(500))).isFalse();
    assertThat(lull.takeAll()).hasSize(500).first().isEqualTo(presence(0));
    assertThat(lull.takeAll()).isEmpty();
    assertThat(lull.takes(presence(500))).isTrue();
  }

  private static Stanza presence(int number) {
    return Stanza.builder(Stanza.Kind.PRESENCE).from(Jid.of("bob@simpp.example/" + number)).build();
  }
}
