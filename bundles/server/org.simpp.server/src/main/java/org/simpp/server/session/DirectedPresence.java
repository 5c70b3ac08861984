package org.simpp.server.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.simpp.model.Jid;

/**
 * Who has got directed presence from a session and must hear of its end (RFC 6121, section 4.6.3).
 * Safe for use by many threads.
 */
public final class DirectedPresence {
  private static final int MAX_RECIPIENTS = 1_000;

  private final Set<Jid> recipients = ConcurrentHashMap.newKeySet();

  /**
   * Notes that {@code recipient} has got it.
   *
   * @return false where there are too many already
   */
  public boolean add(Jid recipient) {
    return recipients.contains(recipient)
        || (recipients.size() < MAX_RECIPIENTS && recipients.add(recipient));
  }

  /** Whether that resource, or its account, has got it and not lost it again. */
  public boolean reaches(Jid resource) {
    return recipients.contains(resource) || recipients.contains(resource.bare());
  }

  public void forget(Jid recipient) {
    recipients.remove(recipient);
  }

  /** All who have got it. */
  public Set<Jid> recipients() {
    return Set.copyOf(recipients);
  }

  /** All who have got it; none afterwards. */
  public Set<Jid> takeAll() {
    Set<Jid> all = Set.copyOf(recipients);
    recipients.removeAll(all);
    return all;
  }

  /** Puts back what an earlier run of the server wrote down. */
  void recover(Set<Jid> written) {
    recipients.addAll(written);
  }
}
