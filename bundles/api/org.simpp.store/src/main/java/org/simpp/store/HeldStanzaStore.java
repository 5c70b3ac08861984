package org.simpp.store;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** Stanzas that wait for a recipient who is away (XEP-0160). Every method blocks. */
@ProviderType
public interface HeldStanzaStore {
  /** As {@link #hold(Jid, Instant, Bytes, String, int)}, for one that never comes again. */
  default void hold(Jid recipient, Instant received, Bytes xml, int maxHeld) throws StoreException {
    hold(recipient, received, xml, "", maxHeld);
  }

  /**
   * Keeps one, durably, before this returns.
   *
   * @param origin what it is known by: where one of the recipient's that waits has the same, this
   *     one is left out; at most 80 characters of ASCII, "" for one that never comes again
   * @param maxHeld refuse where so many wait already
   * @throws StoreException with {@link StoreException.Reason#FULL}, or {@link
   *     StoreException.Reason#NOT_FOUND} where the recipient has no account
   */
  void hold(Jid recipient, Instant received, Bytes xml, String origin, int maxHeld)
      throws StoreException;

  /**
   * The oldest of those with a larger id than {@code afterId}, in order; they stay until they are
   * released.
   */
  List<HeldStanza> waiting(Jid recipient, long afterId, int limit) throws StoreException;

  /** Forgets those up to {@code lastId}, once they have been delivered. */
  void release(Jid recipient, long lastId) throws StoreException;

  /** How many wait. */
  int count(Jid recipient) throws StoreException;
}
