package org.simpp.server.carbons;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/**
 * Which messages were copied lately, by account: an error that answers one of them is copied too
 * (XEP-0280, section 6.1). Safe for use by many threads.
 */
final class CopiedIds {
  private static final int MOST = 100;

  /** The sets are touched within {@code compute} only. */
  private final ConcurrentHashMap<Jid, Set<Copied>> accounts = new ConcurrentHashMap<>();

  private record Copied(Jid peer, String id) {}

  /** A message with {@code peer} was copied for {@code account}. */
  void add(Jid account, Jid peer, Stanza message) {
    message.id().ifPresent(id -> accounts.compute(account, (key, ids) -> with(ids, peer, id)));
  }

  /** Whether {@code error}, with {@code peer}, answers a message that was copied. */
  boolean isAnsweredBy(Jid account, Jid peer, Stanza error) {
    boolean[] known = new boolean[1];
    Copied asked = new Copied(peer.bare(), error.id().orElse(""));
    accounts.computeIfPresent(
        account,
        (key, ids) -> {
          known[0] = ids.contains(asked);
          return ids;
        });
    return known[0];
  }

  void forget(Jid account) {
    accounts.remove(account);
  }

  private static Set<Copied> with(@Nullable Set<Copied> known, Jid peer, String id) {
    Set<Copied> ids = known == null ? new LinkedHashSet<>() : known;
    ids.add(new Copied(peer.bare(), id));
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
    return ids;
  }
}
