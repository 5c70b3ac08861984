package org.simpp.card.keystore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.simpp.card.CardException;
import org.simpp.card.CardException.Reason;

/** One writer at a time in a folder of cards, among all threads and all processes. */
final class FolderLock {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Path folder;

  FolderLock(Path folder) {
    this.folder = folder;
  }

  /** What is done while nobody else writes. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws CardException;
  }

  /**
   * @throws CardException of the work, or with {@link Reason#UNAVAILABLE} if another holds the lock
   *     for long
   */
  <T> T holding(Work<T> work) throws CardException {
    try {
      FileDisk.makeFolder(folder);
      Path file = folder.resolve(".lock");
      FileDisk.make(file);
      // Closing the channel gives the lock back.
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        if (await(channel)) {
          return work.run();
        }
      }
    } catch (IOException e) {
      throw new CardException(
          Reason.UNAVAILABLE,
          "the folder of cards " + folder + " cannot be used: " + e + "; check its permissions",
          e);
    }
    throw new CardException(
        Reason.UNAVAILABLE,
        "the cards in " + folder + " stayed in use by another program; close it and try again");
  }

  private static boolean await(FileChannel channel) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      if (attempt(channel) != null) {
        return true;
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    } while (System.nanoTime() < end);
    return false;
  }

  private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it: as good as another process.
      return null;
    }
  }
}
