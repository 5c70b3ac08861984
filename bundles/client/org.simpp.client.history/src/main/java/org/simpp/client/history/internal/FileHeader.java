package org.simpp.client.history.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.simpp.model.Bytes;

/**
 * The beginning of a file, written twice so that a damaged sector does not take everything: {@code
 * "SIMPPHST" | u16 version | salt 32 | check 32 | CRC-32}.
 */
record FileHeader(int version, Bytes salt, Bytes check) {
  static final int VERSION = 1;
  static final int SALT_LENGTH = 32;
  static final int LENGTH = 8 + 2 + SALT_LENGTH + 32 + 4;

  /** Of both copies. */
  static final int TOTAL = 2 * LENGTH;

  private static final Bytes MAGIC = Bytes.of("SIMPPHST".getBytes(StandardCharsets.US_ASCII));

  byte[] encodeTwice() {
    ByteBuffer one = ByteBuffer.allocate(LENGTH);
    one.put(MAGIC.asReadOnlyBuffer()).putShort((short) version);
    one.put(salt.asReadOnlyBuffer()).put(check.asReadOnlyBuffer());
    one.putInt(checksum(one.array()));
    return ByteBuffer.allocate(TOTAL).put(one.array()).put(one.array()).array();
  }

  /** The header; nothing if these bytes are not a whole one. */
  static Optional<FileHeader> decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (encoded.length != LENGTH
        || in.getInt(LENGTH - 4) != checksum(encoded)
        || !take(in, MAGIC.length()).equals(MAGIC)) {
      return Optional.empty();
    }
    return Optional.of(
        new FileHeader(Short.toUnsignedInt(in.getShort()), take(in, SALT_LENGTH), take(in, 32)));
  }

  private static Bytes take(ByteBuffer in, int length) {
    byte[] taken = new byte[length];
    in.get(taken);
    return Bytes.givenAway(taken);
  }

  private static int checksum(byte[] encoded) {
    CRC32 crc = new CRC32();
    crc.update(encoded, 0, LENGTH - 4);
    return (int) crc.getValue();
  }
}
