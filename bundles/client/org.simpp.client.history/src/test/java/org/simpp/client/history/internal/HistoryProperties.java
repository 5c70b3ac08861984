package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.all;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.model.MessageId;

class HistoryProperties {
  @Property(tries = 1_000)
  void record_comesBackAsItWas(@ForAll("entries") Entry entry) {
    JournalRecord.Appended appended = new JournalRecord.Appended(entry);
    assertThat(RecordCodec.decode(RecordCodec.encode(appended))).isEqualTo(appended);
  }

  @Property(tries = 1_000)
  void record_ofAnyBytes_isReadOrRefused(@ForAll byte[] bytes) {
    try {
      assertThat(RecordCodec.encode(RecordCodec.decode(bytes))).isEqualTo(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("record");
    }
  }

  /** Whatever happens to the file behind a point, everything before it is there. */
  @Property(tries = 60)
  void anythingBehindAPoint_leavesWhatIsBefore(
      @ForAll("someEntries") List<Entry> entries,
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll byte[] rubbish)
      throws Exception {
    Path folder = Files.createTempDirectory("simpp-history");
    try {
      long[] ends = new long[entries.size()];
      try (History history = open(folder)) {
        for (int i = 0; i < ends.length; i++) {
          history.append(entries.get(i));
          ends[i] = Files.size(file(folder));
        }
      }
      byte[] whole = Files.readAllBytes(file(folder));
      int point = FileHeader.TOTAL + where % (whole.length - FileHeader.TOTAL + 1);
      byte[] spoilt = Arrays.copyOf(whole, point + rubbish.length);
      System.arraycopy(rubbish, 0, spoilt, point, rubbish.length);
      Files.write(file(folder), spoilt);
      int before = (int) Arrays.stream(ends).filter(end -> end <= point).count();
      try (History history = open(folder)) {
        assertThat(all(history, BOB)).startsWith(entries.subList(0, before).toArray(Entry[]::new));
      }
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<List<Entry>> someEntries() {
    return entries().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(200).map(HistoryProperties::utf8);
    Arbitrary<Body> bodies =
        Arbitraries.oneOf(
            texts.map(text -> new Body.Text(text, Body.Protection.SEALED)),
            texts.map(text -> new Body.Text(text, Body.Protection.PLAIN)),
            texts.map(Body.Unopened::new));
    return Combinators.combine(
            Arbitraries.of(Entry.Direction.class),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(40).map(HistoryProperties::utf8),
            Arbitraries.longs().between(0, 4_000_000_000L),
            bodies,
            Arbitraries.of(DeliveryState.class))
        .as(
            (direction, id, second, body, state) ->
                new Entry(
                    BOB,
                    direction,
                    new MessageId(id),
                    Instant.ofEpochSecond(second, second % 1_000_000_000),
                    body,
                    state));
  }

  /** Lone surrogates have no UTF-8. */
  private static String utf8(String text) {
    return org.simpp.model.Bytes.utf8(text).utf8();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
