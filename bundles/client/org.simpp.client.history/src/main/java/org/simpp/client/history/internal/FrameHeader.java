package org.simpp.client.history.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import org.simpp.model.Bytes;

/**
 * What stands before each sealed frame: {@code "SHFR" | u32 length of what follows | u64 number |
 * tag of the frame before | nonce | CRC-32}. It is authenticated with the frame; the CRC alone
 * tells a write that was cut from one that was damaged.
 */
record FrameHeader(int length, long number, Bytes previousTag, Bytes nonce) {
  static final int MARKER = 0x53484652;
  static final int TAG = 16;
  static final int NONCE = 12;
  static final int LENGTH = 4 + 4 + 8 + TAG + NONCE + 4;

  /** No frame is longer: a body, an address and an id at their largest, and room. */
  static final int MAX_SEALED = 300_000;

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.putInt(MARKER).putInt(length).putLong(number);
    out.put(previousTag.asReadOnlyBuffer()).put(nonce.asReadOnlyBuffer());
    out.putInt(checksum(out.array()));
    return out.array();
  }

  /** The header; nothing if these bytes are none. */
  static Optional<FrameHeader> decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (encoded.length != LENGTH
        || in.getInt(LENGTH - 4) != checksum(encoded)
        || in.getInt() != MARKER) {
      return Optional.empty();
    }
    int length = in.getInt();
    long number = in.getLong();
    if (length < TAG || length > MAX_SEALED || number < 0) {
      return Optional.empty();
    }
    return Optional.of(new FrameHeader(length, number, take(in, TAG), take(in, NONCE)));
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
