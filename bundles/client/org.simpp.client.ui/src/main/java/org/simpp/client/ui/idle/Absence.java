package org.simpp.client.ui.idle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells of somebody who has not used the computer for so long, once, and of their return, once. The
 * first look always tells. For one thread.
 */
public final class Absence {
  /** After so long somebody counts as away for contacts (XEP-0319, section 2.1). */
  public static final Duration LIMIT = Duration.ofMinutes(5);

  /** Two looks may disagree by so much on when the last key was. */
  private static final Duration BLUR = Duration.ofSeconds(2);

  private final Duration limit;
  private final Listener listener;
  private @Nullable Instant since;
  private boolean hasLooked;

  /** Told what has changed. */
  public interface Listener {
    void away(Instant since);

    void back();
  }

  public Absence(Duration limit, Listener listener) {
    this.limit = limit;
    this.listener = listener;
  }

  /** So long has nobody used the computer at {@code now}. */
  public void look(Duration idle, Instant now) {
    Instant last = now.minus(idle);
    Instant before = since;
    boolean isFirst = !hasLooked;
    hasLooked = true;
    if (idle.compareTo(limit) < 0) {
      since = null;
      // what was told before the first look is not known
      if (before != null || isFirst) {
        listener.back();
      }
    } else if (before == null || last.isAfter(before.plus(BLUR))) {
      since = last;
      listener.away(last);
    }
  }
}
