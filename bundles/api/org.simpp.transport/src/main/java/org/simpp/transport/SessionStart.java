package org.simpp.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/** What session a link has after its login. */
public sealed interface SessionStart {
  /** The full address. */
  Jid address();

  /**
   * The earlier session goes on: the server has kept everything of it, and what it had not taken
   * has been sent again.
   */
  record Resumed(Jid address) implements SessionStart {
    public Resumed {
      Objects.requireNonNull(address);
    }
  }

  /**
   * A new session. Of an earlier one that was to go on, the stage of every stanza has completed
   * before: well where the server says that it had taken it, and exceptionally otherwise.
   *
   * @param isAcknowledged whether the server acknowledges what it has taken (XEP-0198)
   * @param handled how many stanzas of the earlier session the server had taken, modulo 2^32; null
   *     where there was none or it does not say (XEP-0198, section 5)
   */
  record Fresh(Jid address, boolean isAcknowledged, @Nullable Long handled)
      implements SessionStart {
    public Fresh {
      Objects.requireNonNull(address);
    }
  }
}
