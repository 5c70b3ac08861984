package org.simpp.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/**
 * Which messages of an archive are meant (XEP-0313, section 4.1).
 *
 * @param with only those with this peer, of whatever resource where the address is bare; null for
 *     all
 * @param first only those at this position or behind it
 * @param last only those at this position or before it
 * @param ids only these; all where there is none
 */
public record ArchiveQuery(@Nullable Jid with, long first, long last, Set<ArchiveId> ids) {
  /** How many ids may be asked for at once. */
  public static final int MAX_IDS = 200;

  /** All that there is. */
  public static final ArchiveQuery ALL = new ArchiveQuery(null, 0, Long.MAX_VALUE, Set.of());

  public ArchiveQuery {
    ids = Set.copyOf(ids);
    if (ids.size() > MAX_IDS) {
      throw new IllegalArgumentException("more than " + MAX_IDS + " ids at once");
    }
  }
}
