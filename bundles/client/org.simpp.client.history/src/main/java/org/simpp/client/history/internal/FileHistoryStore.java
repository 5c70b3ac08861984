package org.simpp.client.history.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.HistoryStore;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;

/** One file an account, named after a hash of its address, and a lock beside it. */
@Component(service = HistoryStore.class)
public final class FileHistoryStore implements HistoryStore {
  private static final int NAME_BYTES = 16;

  private final Set<History> open = ConcurrentHashMap.newKeySet();

  @Activate
  public FileHistoryStore() {}

  @Deactivate
  void close() {
    open.forEach(History::close);
  }

  @Override
  public History open(Jid account, SecretBytes key, Path directory) throws HistoryException {
    if (!account.isBare() || key.length() != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a history is of a bare address and has a key of " + KEY_LENGTH + " bytes");
    }
    Path path = directory.resolve(name(account) + ".history");
    try {
      OwnerOnly.makeFolder(directory);
      Registration lock = lock(path, account);
      try {
        return open(account, key, path, lock);
      } catch (IOException | HistoryException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new HistoryException(
          Reason.UNAVAILABLE,
          "the history of "
              + account
              + " in "
              + path
              + " cannot be used: "
              + e
              + "; check the disk and the folder's permissions",
          e);
    }
  }

  private History open(Jid account, SecretBytes key, Path path, Registration lock)
      throws IOException, HistoryException {
    HistoryFile file = new HistoryFile(path, account, key);
    HistoryIndex index = new HistoryIndex();
    Journal journal = file.open(index);
    FileHistory history =
        new FileHistory(
            account,
            journal,
            index,
            file.notices(),
            closed -> {
              open.remove(closed);
              lock.close();
            });
    open.add(history);
    return history;
  }

  private static Registration lock(Path path, Jid account) throws IOException, HistoryException {
    Path lock = Path.of(path + ".lock");
    OwnerOnly.make(lock);
    RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw");
    try {
      if (file.getChannel().tryLock() != null) {
        return () -> closeQuietly(file);
      }
    } catch (OverlappingFileLockException e) {
      // This process has it open already: as good as another.
    } catch (IOException e) {
      file.close();
      throw e;
    }
    file.close();
    throw new HistoryException(
        Reason.IN_USE,
        "the history of "
            + account
            + " is open in another window of this program; use that one, or"
            + " close it first");
  }

  private static void closeQuietly(RandomAccessFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of a history stays taken", e);
    }
  }

  static String name(Jid account) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(account.toString().getBytes(StandardCharsets.UTF_8));
      return Bytes.of(hash, 0, NAME_BYTES).hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
