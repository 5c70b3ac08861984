package org.simpp.endtoend;

import java.io.InputStream;
import java.io.OutputStream;
import org.simpp.crypto.CipherSuite;

/**
 * A file as it lies on a server: its pieces of 4,096 bytes, the last of which may be shorter, each
 * a box 0x42, one behind the other. All boxes but the last have one length, so that sealing and
 * opening can begin at any piece. Both take little memory, however large the file is.
 */
public final class SealedFile {
  /** Bytes of a piece, unless it is the last. */
  public static final int PIECE = FileSealer.MAX_CHUNK;

  /** Bytes of a box with such a piece. */
  public static final int BOX = boxLength(PIECE);

  private static final int BLOCK = 16;
  private static final int AROUND = 10 + 16 + 32;

  private SealedFile() {}

  /** How many bytes a file of {@code length} bytes has when it is sealed. */
  public static long sealedLength(long length) {
    long full = fullPieces(length);
    return Math.addExact(Math.multiplyExact(full, BOX), boxLength((int) (length - full * PIECE)));
  }

  /** The number of pieces that are followed by another one. */
  private static long fullPieces(long length) {
    if (length < 0) {
      throw new IllegalArgumentException("a file has no fewer bytes than none: " + length);
    }
    return length == 0 ? 0 : (length - 1) / PIECE;
  }

  private static int boxLength(int piece) {
    int padded = ((FileSealer.HEADER + piece) / BLOCK + 1) * BLOCK;
    return AROUND + padded;
  }

  /**
   * The sealed bytes of a file, from the box of piece {@code first} on.
   *
   * @param suite a stable handle on suite 0x0701
   * @param source the file from that piece on; closed with the result
   * @param length of the whole file
   */
  public static InputStream sealing(
      CipherSuite suite, FileKey key, InputStream source, long length, long first) {
    return new SealingStream(
        key.sealer(suite, first), key.ivs(suite, first), source, length - first * PIECE);
  }

  /**
   * Opens what is written to it, from the box of piece {@code first} on, and writes that to {@code
   * target}. Closing it is the proof: it fails with a {@link DamagedFileException} unless the file
   * came to its end.
   *
   * @param suite a stable handle on suite 0x0701
   * @param target gets nothing that did not open; it is flushed and not closed
   */
  public static OutputStream opening(
      CipherSuite suite, FileKey key, OutputStream target, long first) {
    return new OpeningStream(key.opener(suite, first), target);
  }
}
