package org.simpp.client.internal.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.crypto.CipherSuite;
import org.simpp.endtoend.DamagedFileException;
import org.simpp.endtoend.FileKey;
import org.simpp.endtoend.SealedFile;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.files.SharedFile;

/**
 * Opens a file while it is downloaded, into a hidden one beside its target, and goes on there where
 * it broke. The target gets it by a rename when all of it is on the disk and has the hash that its
 * sender told: nothing that is not the whole file is ever seen there.
 */
final class Download implements Errand {
  private static final int BUFFER = 1 << 16;

  /** What downloads work with. */
  interface Means {
    CipherSuite suite();

    /** The server of files, as it is reached now. */
    FileServer server(Progress progress) throws ClientException, InterruptedException;
  }

  private final Means means;
  private final SharedFile shared;
  private final String name;
  private final Path target;
  private final Path part;

  /**
   * @param name as a person knows it
   */
  Download(Means means, SharedFile shared, String name, Path target) {
    this.means = means;
    this.shared = shared;
    this.name = name;
    this.target = target;
    String mark = shared.file().sha256().slice(0, 8).hex();
    this.part = target.resolveSibling("." + target.getFileName() + "." + mark + ".part");
  }

  @Override
  public void run(Progress progress) throws IOException, ClientException, InterruptedException {
    try {
      fetch(progress);
      if (!LocalFile.hash(part, progress, shared.file().size()).equals(shared.file().sha256())) {
        throw damaged("its hash is not the one that its sender told", null);
      }
      progress.at(shared.file().size());
      move();
    } catch (DamagedFileException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    } catch (LocalFileException e) {
      boolean isFull = Files.isDirectory(folder()) && folder().toFile().getUsableSpace() < BUFFER;
      throw new ClientException(
          isFull
              ? Trouble.of(Cause.FILE_NO_ROOM, String.valueOf(e.getMessage()), folder().toString())
              : Trouble.of(Cause.FILE_NOT_KEPT, String.valueOf(e.getMessage()), target.toString()),
          e);
    }
  }

  @Override
  public void abandon() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is hidden, sealed by nobody's name, and the next try of the same file writes over it.
      part.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    // It holds no key of its own: the message that tells of the file has it.
  }

  private void fetch(Progress progress) throws IOException, ClientException, InterruptedException {
    long size = shared.file().size();
    try (FileChannel file = open()) {
      // The last piece is fetched again: it is the proof that the file came to its end
      long piece = Math.min(file.size(), Math.max(0, size - 1)) / SealedFile.PIECE;
      requireRoom(size - piece * SealedFile.PIECE);
      FileServer.Answer answer =
          means
              .server(progress)
              .get(
                  shared.source(),
                  piece * SealedFile.BOX,
                  SealedFile.sealedLength(size),
                  boxes -> take(boxes, file, piece, progress));
      judge(answer);
      sync(file);
    }
  }

  private FileChannel open() throws LocalFileException {
    try {
      return FileChannel.open(
          part,
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new LocalFileException(e);
    }
  }

  private void take(InputStream boxes, FileChannel file, long piece, Progress progress)
      throws IOException {
    try (SecretBytes secret = SecretBytes.copyOf(shared.key().toByteArray());
        FileKey key = new FileKey(shared.iv(), secret.copy())) {
      long first = piece * SealedFile.PIECE;
      OutputStream opening =
          SealedFile.opening(means.suite(), key, LocalFile.write(file, first), piece);
      byte[] buffer = new byte[BUFFER];
      long left = SealedFile.sealedLength(shared.file().size()) - piece * SealedFile.BOX;
      for (int count = boxes.read(buffer); count >= 0; count = boxes.read(buffer)) {
        left -= count;
        opening.write(buffer, 0, count);
        progress.at(Math.min(shared.file().size(), file.position()));
      }
      if (left > 0) {
        throw new EOFException("the connection ended before the file");
      }
      opening.close();
    }
  }

  private void judge(FileServer.Answer answer) throws IOException, ClientException {
    if (answer.isSuccess()) {
      return;
    }
    if (answer.status() == 404 || answer.status() == 410) {
      throw Troubles.exception(Cause.FILE_GONE, "the server does not have it", name);
    }
    if (answer.status() == 416) {
      throw damaged("what lies on the server has another length", null);
    }
    if (answer.isPassing()) {
      throw new IOException("the server did not give the file: " + answer.status());
    }
    throw Troubles.exception(
        Cause.FILE_REFUSED, "the server did not give it", name, "" + answer.status());
  }

  private void requireRoom(long needed) throws ClientException {
    long free = folder().toFile().getUsableSpace();
    // A folder that says zero may as well not know
    if (free < needed && free > 0) {
      throw Troubles.exception(
          Cause.FILE_NO_ROOM, needed + " bytes do not fit into " + free, folder().toString());
    }
  }

  private Path folder() {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target.toAbsolutePath() : parent;
  }

  private static void sync(FileChannel file) throws LocalFileException {
    try {
      file.force(true);
    } catch (IOException e) {
      throw new LocalFileException(e);
    }
  }

  private void move() throws LocalFileException {
    try {
      try {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new LocalFileException(e);
    }
  }

  private ClientException damaged(String why, @Nullable Throwable cause) {
    abandon();
    return new ClientException(Trouble.of(Cause.FILE_DAMAGED, why, name), cause);
  }
}
