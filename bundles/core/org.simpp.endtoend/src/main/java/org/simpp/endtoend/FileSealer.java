package org.simpp.endtoend;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxType;
import org.simpp.protocol.SealingDirection;

/**
 * Seals one file piece by piece, so that a lost, repeated, moved or missing last piece is seen. Not
 * safe for use by several threads.
 */
public final class FileSealer implements AutoCloseable {
  /** Bytes of data in a piece, at most: as many as XEP-0047 sends. */
  public static final int MAX_CHUNK = 4096;

  static final int HEADER = Long.BYTES + 1;

  private final SealingDirection direction;
  private boolean finished;

  FileSealer(SealingDirection direction) {
    this.direction = direction;
  }

  /**
   * The next piece, a box 0x42.
   *
   * @param last whether the file ends with it
   * @throws IllegalArgumentException if it is longer than {@link #MAX_CHUNK}
   * @throws IllegalStateException if the last piece was sealed before
   */
  public Bytes seal(Bytes data, boolean last, Randomness randomness) {
    if (data.length() > MAX_CHUNK) {
      throw new IllegalArgumentException(
          "a piece of a file has at most 4096 bytes, not " + data.length());
    }
    if (finished) {
      throw new IllegalStateException("the file's last piece is sealed already");
    }
    byte[] plaintext = new byte[HEADER + data.length()];
    ByteBuffer.wrap(plaintext).putLong(direction.sent()).put((byte) (last ? 1 : 0));
    data.copyTo(plaintext, HEADER);
    finished = last;
    try (SecretBytes secret = SecretBytes.takeOver(plaintext)) {
      return direction.seal(BoxType.FILE_CHUNK, secret, randomness);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  @Override
  public void close() {
    direction.close();
  }
}
