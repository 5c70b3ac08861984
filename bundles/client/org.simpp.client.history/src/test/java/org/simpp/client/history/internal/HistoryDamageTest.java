package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.all;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.filesEndingWith;
import static org.simpp.client.history.internal.HistoryFixture.incoming;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.Notice;
import org.simpp.model.MessageId;

/** A crash at every byte of a write, and damage at every byte of a file. */
class HistoryDamageTest {
  @TempDir Path temporary;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private byte[] whole = new byte[0];

  @BeforeEach
  void write() throws Exception {
    try (History history = open(temporary)) {
      ends.add((int) Files.size(file(temporary)));
      for (int number = 0; number < 5; number++) {
        Entry entry = number == 2 ? incoming(BOB, number) : outgoing(BOB, number);
        entries.add(entry);
        history.append(entry);
        ends.add((int) Files.size(file(temporary)));
      }
    }
    whole = Files.readAllBytes(file(temporary));
  }

  @Test
  void write_cutAtEveryByte_keepsEverythingBefore_andGoesOn() throws Exception {
    for (int length = ends.get(3); length < ends.get(4); length++) {
      Files.write(file(temporary), Arrays.copyOf(whole, length));
      try (History history = open(temporary)) {
        assertThat(all(history, BOB)).as("cut at %d", length).isEqualTo(entries.subList(0, 3));
        assertThat(history.notices())
            .extracting(Notice::kind)
            .isEqualTo(length == ends.get(3) ? List.of() : List.of(Notice.Kind.TORN_TAIL));
        history.append(entries.get(4));
      }
      try (History history = open(temporary)) {
        assertThat(history.notices()).isEmpty();
        assertThat(all(history, BOB)).hasSize(4).endsWith(entries.get(4));
      }
    }
    assertThat(filesEndingWith(temporary, ".damaged")).isEmpty();
  }

  @Test
  void write_whoseContentNeverCame_isATornTail() throws Exception {
    byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, ends.get(4)), ends.get(5));
    Files.write(file(temporary), zeros);
    try (History history = open(temporary)) {
      assertThat(all(history, BOB)).isEqualTo(entries.subList(0, 4));
      assertThat(history.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.TORN_TAIL);
    }
  }

  @Test
  void anyByteChanged_costsItsEntryAtMost_andIsSaid() throws Exception {
    // Every byte of one frame; of the rest one in seven.
    for (int at = 0; at < whole.length; at += entryAt(at) == 1 ? 1 : 7) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x04;
      Files.write(file(temporary), changed);
      int hit = entryAt(at);
      List<Entry> expected = new ArrayList<>(entries);
      if (hit >= 0) {
        expected.remove(hit);
      }
      try (History history = open(temporary)) {
        assertThat(all(history, BOB)).as("changed at %d", at).isEqualTo(expected);
        assertThat(history.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.DAMAGED);
        assertThat(history.notices().get(0).file()).exists();
        assertThat(history.notices().get(0).file().toString()).endsWith(".history.damaged");
        assertThat(history.notices().get(0).message())
            .contains(expected.size() + " entries")
            .contains(".damaged");
        history.append(outgoing(BOB, 99));
      }
      List<Path> kept = filesEndingWith(temporary, ".damaged");
      assertThat(kept).hasSize(1);
      assertThat(Files.readAllBytes(kept.get(0))).isEqualTo(changed);
      Files.delete(kept.get(0));
      try (History history = open(temporary)) {
        assertThat(history.notices()).isEmpty();
        assertThat(all(history, BOB)).hasSize(expected.size() + 1);
      }
    }
  }

  @Test
  void frame_leftOutRepeatedOrMoved_isDetected() throws Exception {
    assertDamaged(
        frames(0, 1, 3, 4), entries.get(0), entries.get(1), entries.get(3), entries.get(4));
    assertDamaged(
        frames(1, 2, 3, 4), entries.get(1), entries.get(2), entries.get(3), entries.get(4));
    assertDamaged(frames(0, 1, 1, 2, 3, 4), entries.toArray(Entry[]::new));
    assertDamaged(
        frames(0, 2, 1, 3, 4), entries.get(0), entries.get(2), entries.get(3), entries.get(4));
  }

  @Test
  void state_survivesAMending() throws Exception {
    try (History history = open(temporary)) {
      history.update(BOB, new MessageId("out-0"), DeliveryState.DELIVERED);
    }
    byte[] changed = Files.readAllBytes(file(temporary));
    changed[ends.get(3) - 1] ^= 1;
    Files.write(file(temporary), changed);
    try (History history = open(temporary)) {
      assertThat(all(history, BOB)).hasSize(4);
      assertThat(all(history, BOB).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
    }
  }

  @Test
  void damagedTwice_keepsBothFiles() throws Exception {
    for (int round = 0; round < 2; round++) {
      byte[] changed = whole.clone();
      changed[ends.get(2) - 1] ^= 1;
      Files.write(file(temporary), changed);
      open(temporary).close();
    }
    assertThat(filesEndingWith(temporary, ".damaged")).hasSize(1);
    assertThat(filesEndingWith(temporary, ".damaged-2")).hasSize(1);
  }

  @Test
  void beginningDamagedTwice_isRefused_andLeft() throws Exception {
    byte[] changed = whole.clone();
    changed[20] ^= 1;
    changed[FileHeader.LENGTH + 20] ^= 1;
    Files.write(file(temporary), changed);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> open(temporary))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
        .withMessageContaining("left as it is");
    assertThat(Files.readAllBytes(file(temporary))).isEqualTo(changed);
  }

  @Test
  void crash_whileTheFileWasMade_leavesNothingInTheWay() throws Exception {
    for (int length : new int[] {0, 1, FileHeader.LENGTH, FileHeader.TOTAL}) {
      Files.delete(file(temporary));
      Files.write(Path.of(file(temporary) + ".next"), Arrays.copyOf(whole, length));
      try (History history = open(temporary)) {
        assertThat(history.notices()).isEmpty();
        history.append(entries.get(0));
      }
    }
  }

  @Test
  void file_ofANewerVersion_isRefused_andLeft() throws Exception {
    FileHeader header = FileHeader.decode(Arrays.copyOf(whole, FileHeader.LENGTH)).orElseThrow();
    byte[] newer = new FileHeader(2, header.salt(), header.check()).encodeTwice();
    Files.write(file(temporary), newer);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> open(temporary))
        .withMessageContaining("newer version");
    assertThat(Files.readAllBytes(file(temporary))).isEqualTo(newer);
  }

  @Test
  void entry_damagedWhileOpen_isSaid() throws Exception {
    try (History history = open(temporary)) {
      byte[] changed = whole.clone();
      changed[ends.get(1) - 1] ^= 1;
      Files.write(file(temporary), changed);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.entries(BOB, History.NEWEST, 10))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }
  }

  private void assertDamaged(byte[] content, Entry... expected) throws Exception {
    Files.write(file(temporary), content);
    try (History history = open(temporary)) {
      assertThat(all(history, BOB)).containsExactly(expected);
      assertThat(history.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.DAMAGED);
    }
  }

  private byte[] frames(int... order) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(whole, 0, ends.get(0));
    for (int frame : order) {
      content.write(whole, ends.get(frame), ends.get(frame + 1) - ends.get(frame));
    }
    return content.toByteArray();
  }

  /** The entry whose frame the byte lies in, or -1 for the headers. */
  private int entryAt(int at) {
    int entry = -1;
    while (entry + 1 < ends.size() && at >= ends.get(entry + 1)) {
      entry++;
    }
    return entry;
  }
}
