package org.simpp.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Stanza;
import org.simpp.server.session.Outflow.Sent;

class UnacknowledgedTest {
  private final Unacknowledged kept = new Unacknowledged(10, 0);
  private final Sent first = sent();
  private final Sent second = sent();

  private static Sent sent() {
    return new Sent(Stanza.builder(Stanza.Kind.MESSAGE).build(), Fate.UNWATCHED);
  }

  @Test
  @Specification("XEP-0198, section 4")
  void refused_isNotCounted() {
    kept.addUnwritten(first);
    kept.addUnwritten(second);

    kept.takeBack(second);

    assertThat(kept.nextNumber()).isEqualTo(2);
    assertThat(kept.takeAll()).containsExactly(first);
  }

  /** The journal refuses what a session was sent while that session ends. */
  @Test
  void refused_afterTheSessionHasEnded_isNoFault() {
    kept.addUnwritten(first);
    assertThat(kept.takeAll()).containsExactly(first);

    kept.takeBack(first);

    assertThat(kept.nextNumber()).isEqualTo(1);
  }
}
