package org.simpp.client.ui.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsenceTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final List<String> told = new ArrayList<>();
  private final Absence absence =
      new Absence(
          Absence.LIMIT,
          new Absence.Listener() {
            @Override
            public void away(Instant since) {
              told.add("away since " + since);
            }

            @Override
            public void back() {
              told.add("back");
            }
          });

  @Test
  void absence_isToldOnce_andTheReturnOnce() {
    look(0, 0);
    assertThat(told).containsExactly("back");
    look(299, 299);
    assertThat(told).hasSize(1);
    look(300, 300);
    look(305, 305);
    look(900, 900);
    assertThat(told).containsExactly("back", "away since 2026-11-23T12:00:00Z");
    look(905, 2);
    look(910, 7);
    assertThat(told).hasSize(3).last().isEqualTo("back");
  }

  @Test
  void keyThatWasMissed_makesAnotherAbsence() {
    look(0, 0);
    look(300, 300);
    look(301, 300);
    look(900, 360);
    assertThat(told)
        .containsExactly(
            "back", "away since 2026-11-23T12:00:00Z", "away since 2026-11-23T12:09:00Z");
  }

  @Test
  void whoIsAwayAtTheFirstLook_isToldSo() {
    look(0, 600);
    assertThat(told).containsExactly("away since 2026-11-23T11:50:00Z");
  }

  private void look(long seconds, long idle) {
    absence.look(Duration.ofSeconds(idle), NOON.plusSeconds(seconds));
  }
}
