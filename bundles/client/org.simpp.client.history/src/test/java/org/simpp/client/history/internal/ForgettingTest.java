package org.simpp.client.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.client.history.internal.HistoryFixture.ALICE;
import static org.simpp.client.history.internal.HistoryFixture.BOB;
import static org.simpp.client.history.internal.HistoryFixture.CAROL;
import static org.simpp.client.history.internal.HistoryFixture.file;
import static org.simpp.client.history.internal.HistoryFixture.incoming;
import static org.simpp.client.history.internal.HistoryFixture.key;
import static org.simpp.client.history.internal.HistoryFixture.open;
import static org.simpp.client.history.internal.HistoryFixture.outgoing;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.Gap;
import org.simpp.client.history.History;
import org.simpp.client.history.KeptAmendment;
import org.simpp.client.history.KeptEntry;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.MessageId;
import org.simpp.model.SecretBytes;

/** What was withdrawn leaves the file when the history is opened next; all else stays. */
class ForgettingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;
  private final List<Long> numbers = new ArrayList<>();

  @Test
  @Specification("XEP-0424, section 5")
  void withdrawnTexts_leaveTheFile_firstAndCorrected() throws Exception {
    write();
    assertThat(texts()).contains("canary 第 1 則", "a corrected canary", "draft one");

    List<KeptEntry> before = all();

    assertThat(texts())
        .contains("canary 2", "draft two", "correction that stays", "canary 第 3 則")
        .doesNotContain("canary 第 1 則", "a corrected canary", "draft one");
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void everythingElse_staysAsItWas_andIsGoneOnWith() throws Exception {
    write();
    try (History history = open(folder)) {
      assertThat(history.notices()).isEmpty();
      assertThat(history.entries(BOB, History.NEWEST, 10))
          .extracting(KeptEntry::number)
          .isEqualTo(numbers);
      KeptEntry withdrawn = history.entry(numbers.get(0)).orElseThrow();
      assertThat(withdrawn.amended().isWithdrawn()).isTrue();
      assertThat(withdrawn.entry().id()).isEqualTo(new MessageId("out-1"));
      assertThat(withdrawn.entry().state()).isEqualTo(DeliveryState.SENT);
      KeptEntry corrected = history.entry(numbers.get(2)).orElseThrow();
      assertThat(((Body.Text) corrected.entry().body()).text()).isEqualTo("correction that stays");
      assertThat(corrected.amended().ours()).containsExactly("👍");
      assertThat(history.draft(CAROL)).isEqualTo("draft two");
      assertThat(history.archived()).contains("mark");
      assertThat(history.gaps()).extracting(Gap::cause).containsExactly(Gap.Cause.LIMIT);
      assertThat(history.unsent())
          .extracting(KeptAmendment::amendment)
          .extracting(Amendment::change)
          .hasAtLeastOneElementOfType(Change.Withdrawal.class);
      assertThat(history.knows(BOB, new Reference(Direction.OUTGOING, new MessageId("c1"))))
          .as("what the message was known by")
          .isTrue();
      history.append(incoming(BOB, 50));
    }
    assertThat(all()).hasSize(numbers.size() + 1);
  }

  @Test
  void fileWithoutSuchTexts_isLeftAsItIs() throws Exception {
    write();
    open(folder).close();
    byte[] once = Files.readAllBytes(file(folder));

    open(folder).close();

    assertThat(Files.readAllBytes(file(folder))).isEqualTo(once);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(folder))))
        .isEqualTo("rw-------");
  }

  @Test
  void crashOnTheWay_atAnyByte_leavesAWholeHistory() throws Exception {
    write();
    byte[] old = Files.readAllBytes(file(folder));
    List<KeptEntry> expected = all();
    byte[] compacted = Files.readAllBytes(file(folder));
    Path next = Path.of(file(folder) + ".next");
    for (int length = 0; length <= compacted.length; length += 7) {
      Files.write(file(folder), old);
      Files.write(next, Arrays.copyOf(compacted, length));
      assertThat(all()).as("cut at %d", length).isEqualTo(expected);
      assertThat(texts()).doesNotContain("canary 第 1 則");
    }
  }

  @Test
  void whereTheNewFileCannotBeWritten_theOldOneGoesOn() throws Exception {
    write();
    Path next = Path.of(file(folder) + ".next");
    Files.createDirectories(next.resolve("in the way"));

    try (History history = open(folder)) {
      assertThat(history.entries(BOB, History.NEWEST, 10)).hasSize(numbers.size());
      history.append(outgoing(BOB, 60));
    }
    assertThat(texts()).contains("canary 第 1 則");
    Files.delete(next.resolve("in the way"));
    Files.delete(next);
    assertThat(all()).hasSize(numbers.size() + 1);
    assertThat(texts()).doesNotContain("canary 第 1 則");
  }

  private void write() throws Exception {
    try (History history = open(folder)) {
      keep(history, outgoing(BOB, 1));
      keep(history, incoming(BOB, 2));
      keep(history, outgoing(BOB, 3));
      history.update(BOB, new MessageId("out-1"), DeliveryState.SENT);
      history.keepDraft(CAROL, "draft one");
      history.keepArchived("mark");
      change(history, 0, "c1", new Change.Correction("a corrected canary"));
      history.keepGap(Gap.Cause.LIMIT, NOW);
      change(history, 2, "c2", new Change.Correction("correction that stays"));
      change(history, 2, "c3", new Change.Reactions(List.of("👍")));
      history.keepDraft(CAROL, "draft two");
      change(history, 0, "c4", new Change.Withdrawal());
    }
  }

  private void keep(History history, Entry entry) throws Exception {
    numbers.add(history.append(entry).number());
  }

  private void change(History history, int entry, String id, Change change) throws Exception {
    assertThat(
            history.amend(
                new Amendment(
                    BOB, numbers.get(entry), Direction.OUTGOING, new MessageId(id), NOW, change)))
        .isPresent();
  }

  private List<KeptEntry> all() throws Exception {
    try (History history = open(folder)) {
      return history.entries(BOB, History.NEWEST, 100);
    }
  }

  /** Every text that the file's frames hold, whatever refers to them. */
  private List<String> texts() throws Exception {
    List<String> texts = new ArrayList<>();
    try (RandomAccessFile raw = new RandomAccessFile(file(folder).toFile(), "r");
        SecretBytes key = key(1)) {
      byte[] encoded = new byte[FileHeader.LENGTH];
      raw.readFully(encoded);
      FileHeader header = FileHeader.decode(encoded).orElseThrow();
      Bytes salt = header.salt();
      try (FrameCipher cipher = new FrameCipher(HistoryKeys.derive(key, salt, ALICE).sealing())) {
        JournalScan.Sink sink =
            (place, plaintext) -> texts.addAll(textsOf(RecordCodec.decode(plaintext)));
        new JournalScan(raw, cipher, Journal.firstTag(header), sink).run();
      }
    }
    return texts;
  }

  private static List<String> textsOf(JournalRecord written) {
    if (written instanceof JournalRecord.Appended appended
        && appended.entry().body() instanceof Body.Text text) {
      return List.of(text.text());
    }
    if (written instanceof JournalRecord.Amended amended
        && amended.amendment().change() instanceof Change.Correction correction) {
      return List.of(correction.text());
    }
    return written instanceof JournalRecord.Drafted drafted ? List.of(drafted.text()) : List.of();
  }
}
