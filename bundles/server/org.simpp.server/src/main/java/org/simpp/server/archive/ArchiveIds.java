package org.simpp.server.archive;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import org.simpp.store.ArchiveId;

/**
 * Gives out ids, each with a larger position than the one before, also where the clock goes back.
 * How many are given out in a millisecond cannot be read from them. Safe for use by many threads.
 */
final class ArchiveIds {
  /** Within a millisecond the first position is a random one of these. */
  private static final int FIRST = 1 << 12;

  /** So far apart, at most, are two of the same millisecond. */
  private static final int STEP = 8;

  private static final int DRAWN_AT_ONCE = 512;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private ByteBuffer drawn = ByteBuffer.allocate(0);
  private long last;

  /**
   * @param newest a position that has been given out before, 0 for none
   */
  ArchiveIds(Clock clock, long newest) {
    this.clock = clock;
    this.last = newest;
  }

  synchronized ArchiveId next() {
    long chance = draw();
    long first = (clock.millis() << ArchiveId.MILLISECOND) + (chance & (FIRST - 1));
    long following = last + 1 + ((chance >>> Integer.SIZE) & (STEP - 1));
    last = Math.max(first, following);
    return new ArchiveId(last, draw());
  }

  /** Gives out none any more that is not larger. */
  synchronized void follow(ArchiveId known) {
    last = Math.max(last, known.position());
  }

  private long draw() {
    if (!drawn.hasRemaining()) {
      byte[] bytes = new byte[DRAWN_AT_ONCE * Long.BYTES];
      random.nextBytes(bytes);
      drawn = ByteBuffer.wrap(bytes);
    }
    return drawn.getLong();
  }
}
