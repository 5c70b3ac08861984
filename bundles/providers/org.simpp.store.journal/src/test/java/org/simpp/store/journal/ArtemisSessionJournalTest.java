package org.simpp.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Bytes;
import org.simpp.store.SessionJournal;
import org.simpp.store.SessionJournalContract;
import org.simpp.store.StoreException;

class ArtemisSessionJournalTest extends SessionJournalContract {
  private static final long MAX_BYTES = 64L << 20;

  @TempDir private Path temporary;
  private int copies;

  private Path folder() {
    return temporary.resolve("journal" + copies);
  }

  @Override
  protected SessionJournal journal() {
    return new ArtemisSessionJournal(folder(), true, MAX_BYTES);
  }

  /** What lies in the files now, while the other one still has them open. */
  @Override
  protected SessionJournal afterKill(SessionJournal journal) {
    try {
      Path before = folder();
      copies++;
      copy(before, folder());
      journal.close();
      return journal();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void folder_isForItsOwnerAlone() throws Exception {
    try (SessionJournal journal = journal()) {
      journal.open();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void secondProcess_isRefused() throws Exception {
    try (SessionJournal journal = journal()) {
      journal.open();
      SessionJournal second = journal();
      assertThatThrownBy(second::open)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use by another process");
    }
  }

  /** What a killed process leaves of the record that it was writing. */
  @Test
  void tornEnd_isLeftOut_andWritingGoesOn() throws Exception {
    try (SessionJournal journal = journal()) {
      journal.open();
      for (long id = 1; id <= 20; id++) {
        done(journal.append(adding(id)));
      }
    }
    overwrite("the content of entry 20", "the contXXX of entry 20");

    try (SessionJournal journal = journal()) {
      assertThat(journal.open()).hasSize(19);
      done(journal.append(adding(21)));
    }
    try (SessionJournal journal = journal()) {
      assertThat(journal.open()).extracting(SessionJournal.Entry::id).contains(19L, 21L);
    }
  }

  @Test
  void damageInTheMiddle_isSaid_andNothingIsTouched() throws Exception {
    try (SessionJournal journal = journal()) {
      journal.open();
      for (long id = 1; id <= 9; id++) {
        done(journal.append(adding(id)));
      }
    }
    overwrite("the content of entry 5", "the contXXX of entry 5");

    for (int attempt = 0; attempt < 2; attempt++) {
      SessionJournal journal = journal();
      assertThatThrownBy(journal::open)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("record 5 is damaged");
    }
  }

  /** A few entries stay open for ever while very many come and go. */
  @Test
  void log_staysSmall() throws Exception {
    Bytes content = Bytes.of(new byte[20_000]);
    try (SessionJournal journal = journal()) {
      journal.open();
      done(journal.append(adding(1, 2)));
      for (long id = 3; id < 4_000; id++) {
        SessionJournal.Group group =
            new SessionJournal.Group(
                List.of(new SessionJournal.Entry(id, content)),
                id == 3 ? List.of() : List.of(id - 1));
        if (id % 50 == 0) {
          done(journal.append(group));
        } else {
          var unused = journal.append(group);
        }
      }
    }
    long bytes;
    try (Stream<Path> files = Files.list(folder())) {
      bytes = files.mapToLong(file -> file.toFile().length()).sum();
    }
    assertThat(bytes).as("of 80 MB that were written").isLessThan(60L << 20);
    try (SessionJournal journal = journal()) {
      assertThat(journal.open())
          .extracting(SessionJournal.Entry::id)
          .containsExactly(1L, 2L, 3_999L);
    }
  }

  @Test
  void tooMuch_isRefused_untilSomethingGoes() throws Exception {
    try (SessionJournal journal = new ArtemisSessionJournal(folder(), false, 100_000)) {
      journal.open();
      SessionJournal.Entry half = new SessionJournal.Entry(1, Bytes.of(new byte[60_000]));
      SessionJournal.Entry other = new SessionJournal.Entry(2, Bytes.of(new byte[60_000]));
      done(journal.append(new SessionJournal.Group(List.of(half), List.of())));

      assertThat(journal.append(new SessionJournal.Group(List.of(other), List.of())))
          .isCompletedExceptionally();
      done(journal.append(new SessionJournal.Group(List.of(), List.of(1L))));
      done(journal.append(new SessionJournal.Group(List.of(other), List.of())));
    }
  }

  /** A folder that stands where the next file would be made is as bad as a disk that is full. */
  @Test
  void noRoom_refuses_keepsWhatItTook_andGoesOnByItself() throws Exception {
    Bytes megabyte = Bytes.of(new byte[SessionJournal.MAX_CONTENT]);
    long id = 0;
    try (SessionJournal journal = journal()) {
      journal.open();
      block(true);
      CompletionStage<Void> taken = CompletableFuture.completedStage(null);
      while (journal.outage().isEmpty() && id < 60) {
        id++;
        taken = journal.append(adding(new SessionJournal.Entry(id, megabyte)));
        Thread.sleep(100);
      }
      assertThat(journal.outage()).as("after %d MB", id).isPresent();
      assertThat(journal.append(adding(1_000))).isCompletedExceptionally();
      assertThat(taken.toCompletableFuture()).isNotDone();

      block(false);

      done(taken);
      await().until(() -> journal.outage().isEmpty());
      done(journal.append(adding(2_000)));
    }
    try (SessionJournal journal = journal()) {
      List<Long> open = journal.open().stream().map(SessionJournal.Entry::id).toList();
      assertThat(open)
          .containsExactlyElementsOf(
              LongStream.concat(LongStream.rangeClosed(1, id), LongStream.of(2_000))
                  .boxed()
                  .toList());
    }
  }

  private void block(boolean blocks) throws IOException {
    for (int number = 3; number < 30; number++) {
      for (String end : List.of("", ".tmp")) {
        Path next = folder().resolve("sessions-" + number + ".journal" + end);
        if (blocks) {
          Files.createDirectory(next);
        } else if (Files.isDirectory(next)) {
          Files.delete(next);
        }
      }
    }
  }

  private static SessionJournal.Group adding(SessionJournal.Entry entry) {
    return new SessionJournal.Group(List.of(entry), List.of());
  }

  /** The first bytes that read so, whichever file they stand in. */
  private void overwrite(String before, String after) throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        byte[] content = Files.readAllBytes(file);
        int at = Bytes.of(content).hex().indexOf(Bytes.utf8(before).hex() + "00") / 2;
        if (at > 0) {
          Bytes.utf8(after).copyTo(content, at);
          Files.write(file, content);
          return;
        }
      }
    }
    throw new AssertionError("nowhere in the journal: " + before);
  }
}
