package org.simpp.server.streammanagement;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.session.Chronicle;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * How far sessions had got that cannot be resumed any more, so that their clients can be told
 * (XEP-0198, section 5); only the last ones. Safe for use by many threads.
 */
final class Departed {
  private static final int MAX = 10_000;

  private final Map<Bytes, Chronicle> chronicles = new LinkedHashMap<>();

  void add(Chronicle chronicle) {
    Chronicle oldest = null;
    synchronized (chronicles) {
      chronicles.put(chronicle.id(), chronicle);
      if (chronicles.size() > MAX) {
        Iterator<Chronicle> first = chronicles.values().iterator();
        oldest = first.next();
        first.remove();
      }
    }
    if (oldest != null) {
      oldest.forget();
    }
  }

  /**
   * How many of its client's stanzas a session of {@code account} had handled.
   *
   * @param id the hash of what resumed it
   */
  Optional<StanzaCount> handled(Bytes id, Jid account) {
    synchronized (chronicles) {
      return Optional.ofNullable(chronicles.get(id))
          .filter(chronicle -> chronicle.address().bare().equals(account))
          .map(chronicle -> StanzaCount.ZERO.plus(chronicle.handled()));
    }
  }
}
