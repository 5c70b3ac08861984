package org.simpp.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.store.ArchiveId;

class ArchiveIdsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  @Specification("XEP-0359, section 3")
  void ids_growUnpredictably_andSayTheirTime() {
    List<ArchiveId> ids = Stream.generate(new ArchiveIds(CLOCK, 0)::next).limit(2_000).toList();
    Set<Long> steps = new HashSet<>();
    for (int i = 1; i < ids.size(); i++) {
      steps.add(ids.get(i).position() - ids.get(i - 1).position());
    }

    assertThat(ids).isSorted();
    assertThat(ids.stream().map(ArchiveId::toString)).isSorted();
    assertThat(ids.stream().map(ArchiveId::salt)).doesNotHaveDuplicates();
    assertThat(steps).hasSizeGreaterThan(4).allMatch(step -> step > 0);
    assertThat(ids.get(0).time()).isEqualTo(NOW);
    assertThat(new ArchiveIds(CLOCK, 0).next().position()).isNotEqualTo(ids.get(0).position());
  }

  @Test
  void clockThatGoesBack_doesNotTakeTheIdsAlong() {
    long newest = ArchiveId.first(NOW.plusSeconds(3600));

    assertThat(new ArchiveIds(CLOCK, newest).next().position()).isGreaterThan(newest);
  }
}
