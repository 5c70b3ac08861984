package org.simpp.client.history.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.simpp.client.history.internal.Journal.Place;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * Reads a whole file and hands on every frame that is good, in order. Behind a damaged part it
 * looks for the next good frame, so that one bad sector does not take what follows.
 */
final class JournalScan {
  private static final int STRIDE = 65_536;
  private static final int WINDOW = 1 << 20;

  private final RandomAccessFile file;
  private final long size;
  private final FrameCipher cipher;
  private final Sink sink;

  private byte[] window = new byte[0];
  private long windowStart;
  private long at;
  private long goodEnd;
  private long lastNumber = -1;
  private Bytes lastTag;
  private boolean torn;
  private int damages;

  JournalScan(RandomAccessFile file, FrameCipher cipher, Bytes firstTag, Sink sink)
      throws IOException {
    this.file = file;
    this.size = file.length();
    this.cipher = cipher;
    this.sink = sink;
    this.at = FileHeader.TOTAL;
    this.goodEnd = at;
    this.lastTag = firstTag;
  }

  /** Takes each good frame. */
  @FunctionalInterface
  interface Sink {
    void take(Place place, byte[] plaintext) throws IOException;
  }

  /**
   * What a file is like.
   *
   * @param goodEnd behind the last good frame
   * @param torn whether a write was cut behind it
   * @param damages how many places inside are not as they were written
   */
  record Outcome(long goodEnd, long lastNumber, Bytes lastTag, boolean torn, int damages) {}

  Outcome run() throws IOException {
    while (at < size) {
      Optional<Good> good = frame(at);
      if (good.isPresent()) {
        accept(good.get());
      } else if (isTornTail()) {
        torn = true;
        break;
      } else {
        damages++;
        at = nextGood();
      }
    }
    return new Outcome(goodEnd, lastNumber, lastTag, torn, damages);
  }

  private record Good(FrameHeader header, SecretBytes plaintext, Bytes tag, Place place) {}

  private void accept(Good good) throws IOException {
    if (!good.header().previousTag().equals(lastTag) && at == goodEnd) {
      // Whole, and not where it was: something was left out or moved.
      damages++;
    }
    at = good.place().end();
    goodEnd = at;
    if (good.header().number() > lastNumber) {
      lastNumber = good.header().number();
      lastTag = good.tag();
      hand(good);
    }
    good.plaintext().close();
  }

  private void hand(Good good) throws IOException {
    byte[] plaintext = good.plaintext().expose();
    try {
      sink.take(good.place(), plaintext);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  private Optional<Good> frame(long offset) throws IOException {
    if (size - offset < FrameHeader.LENGTH) {
      return Optional.empty();
    }
    Optional<FrameHeader> header = FrameHeader.decode(bytes(offset, FrameHeader.LENGTH));
    if (header.isEmpty()) {
      return Optional.empty();
    }
    long from = offset + FrameHeader.LENGTH;
    int length = header.get().length();
    if (size - from < length) {
      return Optional.empty();
    }
    byte[] sealed = bytes(from, length);
    Bytes tag = Bytes.of(sealed, length - FrameHeader.TAG, FrameHeader.TAG);
    Place place = new Place(header.get().number(), offset, from + length);
    return cipher
        .open(header.get(), sealed)
        .map(SecretBytes::takeOver)
        .map(plaintext -> new Good(header.get(), plaintext, tag, place));
  }

  /**
   * Whether what is left is a write that a crash cut: too short for a header, a good header with
   * too little behind it, or a length that the file system gave before the content.
   */
  private boolean isTornTail() throws IOException {
    long left = size - at;
    if (left < FrameHeader.LENGTH) {
      return true;
    }
    Optional<FrameHeader> header = FrameHeader.decode(bytes(at, FrameHeader.LENGTH));
    if (header.isPresent()) {
      return left - FrameHeader.LENGTH < header.get().length();
    }
    return left <= FrameHeader.LENGTH + FrameHeader.MAX_SEALED && isZero(at, (int) left);
  }

  private boolean isZero(long offset, int length) throws IOException {
    for (byte each : bytes(offset, length)) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the next good frame begins, or the end of the file. */
  private long nextGood() throws IOException {
    for (long from = at + 1; from < size; from += STRIDE) {
      // Windows overlap by what a marker needs.
      int length = (int) Math.min(STRIDE + 3, size - from);
      ByteBuffer stretch = ByteBuffer.wrap(bytes(from, length));
      for (int i = 0; i + 4 <= length && i < STRIDE; i++) {
        if (stretch.getInt(i) == FrameHeader.MARKER && frame(from + i).isPresent()) {
          return from + i;
        }
      }
    }
    return size;
  }

  /** Out of a window that goes along, so that a small frame costs no call of the system. */
  private byte[] bytes(long offset, int length) throws IOException {
    if (offset < windowStart || offset + length > windowStart + window.length) {
      window = new byte[(int) Math.min(Math.max(WINDOW, length), size - offset)];
      windowStart = offset;
      file.seek(offset);
      file.readFully(window);
    }
    int from = (int) (offset - windowStart);
    return Arrays.copyOfRange(window, from, from + length);
  }
}
