package org.simpp.endtoend;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;

/** Seals what it reads, a piece at a time. */
final class SealingStream extends InputStream {
  private final FileSealer sealer;
  private final Randomness ivs;
  private final InputStream source;
  private final byte[] piece = new byte[SealedFile.PIECE];
  private long left;
  private boolean isFinished;
  private byte[] box = new byte[0];
  private int given;

  /**
   * @param left bytes of the source that are sealed
   */
  SealingStream(FileSealer sealer, Randomness ivs, InputStream source, long left) {
    if (left < 0) {
      throw new IllegalArgumentException("the file ends before that piece");
    }
    this.sealer = sealer;
    this.ivs = ivs;
    this.source = source;
    this.left = left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (given == box.length && !seal()) {
      return -1;
    }
    int count = Math.min(length, box.length - given);
    System.arraycopy(box, given, target, offset, count);
    given += count;
    return count;
  }

  private boolean seal() throws IOException {
    if (isFinished) {
      return false;
    }
    int wanted = (int) Math.min(SealedFile.PIECE, left);
    if (source.readNBytes(piece, 0, wanted) < wanted) {
      throw new EOFException("the file has become shorter while it was sealed");
    }
    left -= wanted;
    isFinished = left == 0;
    box = sealer.seal(Bytes.of(piece, 0, wanted), isFinished, ivs).toByteArray();
    given = 0;
    return true;
  }

  @Override
  public void close() throws IOException {
    Arrays.fill(piece, (byte) 0);
    sealer.close();
    source.close();
  }
}
