package org.simpp.client.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.files.LocalFile.Shape;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Randomness;
import org.simpp.endtoend.FileKey;
import org.simpp.endtoend.SealedFile;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.files.FileMetadata;
import org.simpp.xmpp.files.SharedFile;
import org.simpp.xmpp.upload.UploadSlot;

/**
 * Seals a file while it is uploaded, then tells of it. It goes on where it broke: the same file is
 * sealed to the same bytes. One that has changed meanwhile gets another key, and begins anew.
 */
final class Upload implements Errand {
  private static final int MAX_CHANGES = 3;
  private static final int BUFFER = 1 << 16;
  private static final String UNKNOWN = "application/octet-stream";

  /** What uploads work with. */
  interface Means {
    CipherSuite suite();

    Randomness randomness();

    /** A place for the file. Blocks. */
    UploadSlot slot(String name, long length)
        throws IOException, ClientException, InterruptedException;

    /** The server, as it is reached now. */
    FileServer server(Progress progress) throws ClientException, InterruptedException;

    /** Tells the contact of it. Blocks. */
    void share(SharedFile file) throws ClientException, InterruptedException;
  }

  private final Means means;
  private final Path file;
  private final String name;
  private @Nullable Shape shape;
  private @Nullable FileKey key;
  private @Nullable UploadSlot slot;
  private int changes;

  /**
   * @param name as its reader gets it
   */
  Upload(Means means, Path file, String name) {
    this.means = means;
    this.file = file;
    this.name = name;
  }

  @Override
  public void run(Progress progress) throws IOException, ClientException, InterruptedException {
    try {
      Shape now = Shape.of(file);
      FileKey mine = keyFor(now);
      UploadSlot place = slot;
      boolean isNew = place == null;
      if (place == null) {
        place = means.slot(name, now.size());
        slot = place;
      }
      long first = isNew ? 0 : arrived(place, now.size(), progress);
      if (first < SealedFile.sealedLength(now.size())) {
        put(place, mine, now.size(), first, progress);
      }
      share(place, mine, now, progress);
    } catch (LocalFileException e) {
      throw new ClientException(
          Trouble.of(Cause.FILE_UNREADABLE, String.valueOf(e.getMessage()), name), e);
    }
  }

  /** The server removes what is not gone on with. */
  @Override
  public void abandon() {
    close();
  }

  @Override
  public void close() {
    if (key != null) {
      key.close();
      key = null;
    }
  }

  /** A key is for one content: a file that has changed gets another, and a place of its own. */
  private FileKey keyFor(Shape now) throws ClientException {
    FileKey known = key;
    if (known != null && now.equals(shape)) {
      return known;
    }
    if (changes++ > MAX_CHANGES) {
      throw Troubles.exception(Cause.FILE_CHANGED, "it changes while it is sent", name);
    }
    close();
    shape = now;
    slot = null;
    FileKey fresh = FileKey.fresh(means.randomness());
    key = fresh;
    return fresh;
  }

  private long arrived(UploadSlot place, long size, Progress progress)
      throws IOException, ClientException, InterruptedException {
    FileServer.Answer answer = means.server(progress).arrived(place);
    long sealed = SealedFile.sealedLength(size);
    if (answer.isSuccess()
        && answer.offset().isPresent()
        && answer.offset().getAsLong() <= sealed) {
      return answer.offset().getAsLong();
    }
    if (!answer.isPassing()) {
      slot = null;
    }
    throw new IOException("the server does not say how much it has: " + answer.status());
  }

  private void put(UploadSlot place, FileKey mine, long size, long first, Progress progress)
      throws IOException, ClientException, InterruptedException {
    long piece = first / SealedFile.BOX;
    FileServer.Answer answer;
    try (InputStream boxes =
        SealedFile.sealing(
            means.suite(), mine, LocalFile.read(file, piece * SealedFile.PIECE), size, piece)) {
      boxes.skipNBytes(first - piece * SealedFile.BOX);
      answer =
          means
              .server(progress)
              .put(
                  place,
                  first,
                  SealedFile.sealedLength(size),
                  target -> copy(boxes, target, first, size, progress));
    }
    if (answer.isSuccess()) {
      return;
    }
    boolean isOver = answer.status() == 403 || answer.status() == 404 || answer.status() == 410;
    if (isOver) {
      slot = null;
    }
    if (isOver || answer.isPassing()) {
      throw new IOException("the server did not take the file: " + answer.status());
    }
    throw Troubles.exception(
        Cause.FILE_REFUSED, "the server did not take it", name, "" + answer.status());
  }

  private static void copy(
      InputStream boxes, OutputStream target, long first, long size, Progress progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long passed = first;
    for (int count = boxes.read(buffer); count >= 0; count = boxes.read(buffer)) {
      target.write(buffer, 0, count);
      passed += count;
      progress.at(Math.min(size, passed / SealedFile.BOX * SealedFile.PIECE));
    }
  }

  private void share(UploadSlot place, FileKey mine, Shape uploaded, Progress progress)
      throws IOException, ClientException, InterruptedException {
    FileMetadata about =
        new FileMetadata(
            name, uploaded.size(), type(), LocalFile.hash(file, progress, uploaded.size()));
    if (!Shape.of(file).equals(uploaded)) {
      throw new IOException("the file was changed while it was sent");
    }
    try (SecretBytes secret = mine.export()) {
      means.share(new SharedFile(about, Bytes.of(secret.expose()), mine.id(), place.get()));
    }
  }

  private String type() throws LocalFileException {
    try {
      String found = Files.probeContentType(file);
      return found != null && FileMetadata.isType(found) ? found : UNKNOWN;
    } catch (IOException e) {
      throw new LocalFileException(e);
    }
  }
}
