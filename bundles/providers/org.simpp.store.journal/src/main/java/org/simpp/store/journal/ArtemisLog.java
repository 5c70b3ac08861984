package org.simpp.store.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.utils.actors.ArtemisExecutor;
import org.simpp.model.Bytes;

/**
 * Numbered records in files, one behind the other, which are forgotten from the oldest on. After an
 * {@link IOException} it is closed and opened anew. For one thread at a time.
 */
final class ArtemisLog {
  /** A record stands in one file: it is a batch that was not full, and one group more. */
  private static final int FILE_BYTES = 8 << 20;

  private static final int FILES_AT_LEAST = 2;
  private static final int SPARE_FILES = 4;

  /** Off: records are forgotten in their order, so that whole files become free. */
  private static final int COMPACTION = 0;

  /** What opens a file has done so, or failed, before anybody waits for it. */
  private static final int FILE_OPEN_SECONDS = 1;

  private static final byte RECORD_TYPE = 1;

  /** On the calling thread, which is ours and has nothing else to do. */
  private static final ArtemisExecutor CALLER = Runnable::run;

  private final JournalImpl journal;

  /**
   * One record.
   *
   * @param number one more than that of the record before
   */
  record Stored(long number, Bytes content) {}

  private ArtemisLog(JournalImpl journal) {
    this.journal = journal;
  }

  /**
   * @param folder is there
   * @param sync whether a record is on the disk, not in the system's memory alone, when it is
   *     appended
   */
  static ArtemisLog in(Path folder, boolean sync) {
    // not buffered: the size given for a buffer is the bound of a record here
    NIOSequentialFileFactory files =
        new NIOSequentialFileFactory(folder.toFile(), false, FILE_BYTES, 0, 1, false);
    files.setDatasync(sync);
    JournalImpl journal =
        new JournalImpl(
            () -> CALLER,
            FILE_BYTES,
            FILES_AT_LEAST,
            SPARE_FILES,
            COMPACTION,
            0,
            FILE_OPEN_SECONDS,
            files,
            "sessions",
            "journal",
            1,
            0);
    // it throws as well, which is what we act on
    journal.setCriticalErrorListener((cause, message, file) -> {});
    return new ArtemisLog(journal);
  }

  /** Opens it: what has not been forgotten, the oldest first. */
  List<Stored> load() throws IOException {
    List<RecordInfo> found = new ArrayList<>();
    List<PreparedTransactionInfo> prepared = new ArrayList<>();
    attempt(
        () -> {
          journal.start();
          journal.load(found, prepared, null);
        });
    return found.stream()
        .map(record -> new Stored(record.id, Bytes.givenAway(record.data)))
        .sorted(Comparator.comparingLong(Stored::number))
        .toList();
  }

  void append(long number, byte[] content) throws IOException {
    attempt(() -> journal.appendAddRecord(number, RECORD_TYPE, content, true));
  }

  /** As durable as the next record that is appended. */
  void forget(long number) throws IOException {
    attempt(() -> journal.appendDeleteRecord(number, false));
  }

  void close() throws IOException {
    attempt(journal::stop);
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void attempt(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (Exception e) {
      throw new IOException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }
}
