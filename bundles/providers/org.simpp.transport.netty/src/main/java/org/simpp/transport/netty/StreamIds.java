package org.simpp.transport.netty;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Stream ids that nobody can guess and none is given twice (RFC 6120, section 4.7.3). */
final class StreamIds {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private StreamIds() {}

  static String next() {
    byte[] id = new byte[BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
