package org.simpp.store.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.simpp.store.StoreException;

/** The folder of a journal, for one process at a time and for its owner's eyes alone. */
final class JournalFolder implements AutoCloseable {
  private static final String OWNER_ONLY = "rwx------";

  private final FileChannel channel;

  private JournalFolder(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes it, and makes it where it is not there. */
  static JournalFolder take(Path folder) throws StoreException {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new JournalFolder(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Reason.UNAVAILABLE,
          "the session journal's folder "
              + folder
              + " cannot be written; check its owner and its disk. The system says: "
              + e.getMessage(),
          e);
    }
    throw new StoreException(
        StoreException.Reason.UNAVAILABLE,
        "the session journal " + folder + " is in use by another process; stop that one first");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
