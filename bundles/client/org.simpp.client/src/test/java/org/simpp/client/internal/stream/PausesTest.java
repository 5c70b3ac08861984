package org.simpp.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
  private final Pauses pauses = new Pauses();

  @Test
  void first_isNone_andTheNextGrowToABound() {
    assertThat(pauses.next()).isZero();
    Duration expected = Pauses.FIRST;
    for (int i = 0; i < 12; i++) {
      assertThat(pauses.next())
          .isBetween(expected, expected.plus(expected.dividedBy(2)))
          .isLessThanOrEqualTo(Pauses.LONGEST.plus(Pauses.LONGEST.dividedBy(2)));
      Duration longer = expected.multipliedBy(2);
      expected = longer.compareTo(Pauses.LONGEST) < 0 ? longer : Pauses.LONGEST;
    }
  }

  @Test
  void connectionThatHeld_isMadeAgainAtOnce_andOneThatDidNotAfterAPause() {
    pauses.next();
    pauses.next();
    pauses.online(Duration.ofSeconds(100));
    assertThat(pauses.next()).isZero();

    pauses.online(Duration.ofSeconds(101));

    assertThat(pauses.next()).isGreaterThanOrEqualTo(Pauses.FIRST);
  }
}
