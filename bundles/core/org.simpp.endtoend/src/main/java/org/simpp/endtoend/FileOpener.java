package org.simpp.endtoend;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxType;
import org.simpp.protocol.OpeningDirection;

/**
 * Opens one file piece by piece, in its order and without a gap. The file is whole only when {@link
 * #isComplete}. Not safe for use by several threads.
 */
public final class FileOpener implements AutoCloseable {
  private final List<OpeningDirection> candidates;
  private long expected;
  private boolean complete;

  FileOpener(List<OpeningDirection> candidates) {
    this(candidates, 0);
  }

  /**
   * One that goes on.
   *
   * @param opened how many pieces have been opened before
   */
  FileOpener(List<OpeningDirection> candidates, long opened) {
    this.candidates = List.copyOf(candidates);
    this.expected = opened;
  }

  /**
   * The data of the next piece.
   *
   * @throws CryptoException if it is anything else, or comes after the last; the transfer has then
   *     failed
   */
  public Bytes open(Bytes box) throws CryptoException {
    if (complete) {
      throw new CryptoException();
    }
    for (OpeningDirection candidate : candidates) {
      if (candidate.received() == expected) {
        try (SecretBytes plaintext = candidate.open(BoxType.FILE_CHUNK, box)) {
          return read(plaintext);
        } catch (CryptoException e) {
          // It may be of the other session.
        }
      }
    }
    throw new CryptoException();
  }

  /** Whether the last piece has been opened. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void close() {
    candidates.forEach(OpeningDirection::close);
  }

  private Bytes read(SecretBytes plaintext) throws CryptoException {
    byte[] content = plaintext.expose();
    try {
      int size = content.length - FileSealer.HEADER;
      if (size < 0 || size > FileSealer.MAX_CHUNK) {
        throw new CryptoException();
      }
      ByteBuffer buffer = ByteBuffer.wrap(content);
      long index = buffer.getLong();
      byte last = buffer.get();
      if (index != expected || (last != 0 && last != 1)) {
        throw new CryptoException();
      }
      expected++;
      complete = last == 1;
      return Bytes.of(content, FileSealer.HEADER, size);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }
}
