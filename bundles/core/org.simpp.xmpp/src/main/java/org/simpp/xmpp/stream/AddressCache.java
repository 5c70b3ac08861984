package org.simpp.xmpp.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/** The last few addresses that a stream wrote, so that they are not prepared again each time. */
final class AddressCache {
  private static final int SIZE = 4;

  private final byte[][] written = new byte[SIZE][];
  private final @Nullable Jid[] addresses = new @Nullable Jid[SIZE];
  private int next;

  /**
   * The address that the attribute holds.
   *
   * @throws IllegalArgumentException if it is none
   */
  Jid get(Tag tag, int attribute) throws Violation {
    byte[] b = tag.bytes();
    int start = tag.valueStart(attribute);
    int end = tag.valueEnd(attribute);
    for (int i = 0; i < SIZE; i++) {
      Jid known = addresses[i];
      if (known != null && Arrays.equals(b, start, end, written[i], 0, written[i].length)) {
        return known;
      }
    }
    Jid address = Jid.of(tag.value(attribute));
    addresses[next] = address;
    written[next] = Arrays.copyOfRange(b, start, end);
    next = (next + 1) % SIZE;
    return address;
  }
}
