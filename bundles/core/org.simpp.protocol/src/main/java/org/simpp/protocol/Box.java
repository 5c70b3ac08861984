package org.simpp.protocol;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;

/**
 * A sealed box as it stands on the wire, parsed and not yet opened (SIMPP-2007, section 1.5):
 *
 * <pre>
 * off len
 *  0   1  version 0x07
 *  1   1  type
 *  2   8  sequence number, big-endian
 * 10  16  IV
 * 26   n  AES-128-CBC ciphertext
 * 26+n 32 HMAC-SHA-256 over everything before it
 * </pre>
 *
 * @param type what it says it carries
 * @param sequence 0 in a handshake, from 1 upwards in data
 * @param iv 16 bytes
 * @param sealed ciphertext and tag
 */
public record Box(BoxType type, long sequence, Bytes iv, Bytes sealed) {
  /** Bytes of the IV. */
  public static final int IV_LENGTH = 16;

  /** The longest plaintext of a box, in bytes. */
  public static final int MAX_PLAINTEXT = 64 * 1024;

  static final int HEADER_LENGTH = 10;
  private static final int VERSION = 7;
  private static final int BLOCK = 16;
  private static final int TAG = 32;
  private static final int MAX_LENGTH = HEADER_LENGTH + IV_LENGTH + MAX_PLAINTEXT + BLOCK + TAG;

  public Box {
    Objects.requireNonNull(sealed);
    if (iv.length() != IV_LENGTH) {
      throw new IllegalArgumentException("an IV has 16 bytes, not " + iv.length());
    }
    if (type.numbered() ? sequence < 1 : sequence != 0) {
      throw new IllegalArgumentException("a box " + type + " has no number " + sequence);
    }
  }

  /**
   * Reads a box; nothing of it is authentic yet.
   *
   * @throws CryptoException if it is not of that form
   */
  public static Box decode(Bytes encoded) throws CryptoException {
    int ciphertext = encoded.length() - HEADER_LENGTH - IV_LENGTH - TAG;
    if (ciphertext < BLOCK || ciphertext % BLOCK != 0 || encoded.length() > MAX_LENGTH) {
      throw new CryptoException();
    }
    ByteBuffer buffer = encoded.asReadOnlyBuffer();
    if (buffer.get() != VERSION) {
      throw new CryptoException();
    }
    BoxType type = BoxType.of(Byte.toUnsignedInt(buffer.get()));
    long sequence = buffer.getLong();
    if (type.numbered() ? sequence < 1 : sequence != 0) {
      throw new CryptoException();
    }
    int body = HEADER_LENGTH + IV_LENGTH;
    return new Box(
        type, sequence, encoded.slice(HEADER_LENGTH, body), encoded.slice(body, encoded.length()));
  }

  /** The box as it goes on the wire. */
  public Bytes encode() {
    return Bytes.concat(header(type, sequence), iv, sealed);
  }

  Bytes header() {
    return header(type, sequence);
  }

  static Bytes header(BoxType type, long sequence) {
    return Bytes.givenAway(
        ByteBuffer.allocate(HEADER_LENGTH)
            .put((byte) VERSION)
            .put((byte) type.code())
            .putLong(sequence)
            .array());
  }
}
