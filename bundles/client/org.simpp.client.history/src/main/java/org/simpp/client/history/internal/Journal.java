package org.simpp.client.history.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.simpp.model.Bytes;

/**
 * An open file of frames that is only added to. Each frame names the tag of the one before it, so
 * that nothing inside can be left out, repeated or moved unnoticed.
 *
 * <p>Not on a {@link java.nio.channels.FileChannel}: an interrupt during a call would close that
 * for everybody.
 */
final class Journal implements AutoCloseable {
  private final RandomAccessFile file;
  private final FrameCipher cipher;
  private final SecureRandom random = new SecureRandom();
  private final Object syncing = new Object();

  private long end;
  private long nextNumber;
  private Bytes lastTag;
  private boolean broken;
  private boolean closed;

  /** How much of the file is known to be on the disk; guarded by {@link #syncing}. */
  private long durable;

  /**
   * Goes on behind the last good frame.
   *
   * @param lastTag of the last good frame, or {@link #firstTag} of the file's header
   */
  Journal(Path path, FrameCipher cipher, long end, long nextNumber, Bytes lastTag)
      throws IOException {
    this.file = new RandomAccessFile(path.toFile(), "rw");
    this.cipher = cipher;
    this.end = end;
    this.nextNumber = nextNumber;
    this.lastTag = lastTag;
    this.durable = end;
  }

  /** What the first frame names as the one before it. */
  static Bytes firstTag(FileHeader header) {
    return header.check().slice(0, FrameHeader.TAG);
  }

  /** Where a frame lies. */
  record Place(long number, long offset, long end) {}

  /** Writes a frame behind all others; not durable until {@link #sync}. */
  synchronized Place write(byte[] plaintext) throws IOException {
    return write(nextNumber, plaintext);
  }

  /** The same with a number of its own, above all before it: to write a good part anew. */
  synchronized Place write(long number, byte[] plaintext) throws IOException {
    requireWhole();
    byte[] nonce = new byte[FrameHeader.NONCE];
    random.nextBytes(nonce);
    FrameHeader header =
        new FrameHeader(
            plaintext.length + FrameHeader.TAG, number, lastTag, Bytes.givenAway(nonce));
    byte[] sealed = cipher.seal(header, plaintext);
    byte[] frame = Arrays.copyOf(header.encode(), FrameHeader.LENGTH + sealed.length);
    System.arraycopy(sealed, 0, frame, FrameHeader.LENGTH, sealed.length);
    put(frame);
    Place place = new Place(number, end, end + frame.length);
    end = place.end();
    nextNumber = number + 1;
    lastTag = Bytes.of(sealed, sealed.length - FrameHeader.TAG, FrameHeader.TAG);
    return place;
  }

  /** Returns when everything written so far is on the disk. */
  void sync() throws IOException {
    sync(new Place(0, 0, written()));
  }

  /** Returns when everything up to {@code place} is on the disk; one sync serves all who wait. */
  void sync(Place place) throws IOException {
    synchronized (syncing) {
      if (durable >= place.end()) {
        return;
      }
      long written = written();
      try {
        file.getFD().sync();
      } catch (IOException e) {
        // What is on the disk now is unknown, and a second sync would not tell.
        markBroken();
        throw e;
      }
      durable = written;
    }
  }

  /** The plaintext of a frame; nothing if it has been damaged since it was written. */
  synchronized Optional<byte[]> read(Place place) throws IOException {
    byte[] frame = new byte[Math.toIntExact(place.end() - place.offset())];
    if (closed) {
      throw new IOException("it was closed");
    }
    file.seek(place.offset());
    file.readFully(frame);
    byte[] sealed = Arrays.copyOfRange(frame, FrameHeader.LENGTH, frame.length);
    return FrameHeader.decode(Arrays.copyOf(frame, FrameHeader.LENGTH))
        .flatMap(header -> cipher.open(header, sealed));
  }

  /** Lets go of the file and forgets the key. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    broken = true;
    cipher.close();
    file.close();
  }

  private void put(byte[] frame) throws IOException {
    try {
      file.seek(end);
      file.write(frame);
    } catch (IOException e) {
      // A full disk: what was written of the frame must not stand before the next.
      try {
        file.setLength(end);
      } catch (IOException second) {
        broken = true;
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private synchronized long written() {
    return end;
  }

  private synchronized void markBroken() {
    broken = true;
  }

  private void requireWhole() throws IOException {
    if (broken) {
      throw new IOException("an earlier write failed, or it was closed");
    }
  }
}
