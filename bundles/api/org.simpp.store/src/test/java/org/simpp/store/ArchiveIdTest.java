package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchiveIdTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void text_isReadAsItWasWritten() {
    ArchiveId id = new ArchiveId(ArchiveId.first(TIME) + 65_535, -1);

    assertThat(id.time()).isEqualTo(TIME);
    assertThat(id.toString()).hasSize(32).endsWith("ffffffffffffffffffff");
    assertThat(ArchiveId.of(id.toString())).contains(id);
  }

  @Test
  void textThatIsNone_isNone() {
    String id = new ArchiveId(1, -1).toString();
    for (String text :
        new String[] {
          "",
          "x",
          id + "0",
          id.substring(1),
          id.toUpperCase(java.util.Locale.ROOT),
          " " + id.substring(1),
          "-" + id.substring(1)
        }) {
      assertThat(ArchiveId.of(text)).as(text).isEmpty();
    }
  }

  @Test
  void timesBeyondThePositions_haveTheFirstAndTheLast() {
    assertThat(ArchiveId.first(Instant.MIN)).isZero();
    assertThat(ArchiveId.first(Instant.EPOCH.minusMillis(1))).isZero();
    assertThat(ArchiveId.first(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(ArchiveId.first(Instant.parse("6000-01-01T00:00:00Z")))
        .isPositive()
        .isLessThanOrEqualTo(Long.MAX_VALUE);
  }

  @Test
  void positions_areBoundedByTimes_finerThanTheirOwn() {
    long first = ArchiveId.first(TIME);

    assertThat(ArchiveId.firstFrom(TIME)).isEqualTo(first);
    assertThat(ArchiveId.firstFrom(TIME.plusNanos(1))).isEqualTo(first + 65_536);
    assertThat(ArchiveId.lastUpTo(TIME)).isEqualTo(first + 65_535);
    assertThat(ArchiveId.lastUpTo(TIME.plusNanos(999_999))).isEqualTo(first + 65_535);
    assertThat(ArchiveId.firstFrom(Instant.EPOCH)).isZero();
    assertThat(ArchiveId.lastUpTo(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
    assertThat(ArchiveId.firstFrom(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(ArchiveId.lastUpTo(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
  }
}
