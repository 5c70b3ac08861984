package org.simpp.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/** The rosters and their versions. Every method blocks. */
@ProviderType
public interface RosterStore {
  /**
   * A whole roster.
   *
   * @param version grows with every change; 0 before the first
   */
  record Roster(long version, List<RosterItem> items) {
    public Roster {
      items = List.copyOf(items);
    }
  }

  /** Everything kept for {@code owner}, unlisted items too. */
  Roster load(Jid owner) throws StoreException;

  Optional<RosterItem> find(Jid owner, Jid contact) throws StoreException;

  /**
   * What has changed after {@code version}, oldest first, one entry an item; empty optional where
   * the store no longer knows, and the whole roster is due.
   */
  Optional<List<RosterChange>> changesSince(Jid owner, long version) throws StoreException;

  /**
   * Makes or replaces one item.
   *
   * @param maxItems refuse to make the item where the roster has so many
   * @return the roster's version afterwards
   * @throws StoreException with {@link StoreException.Reason#FULL}, or {@link
   *     StoreException.Reason#NOT_FOUND} where the owner has no account
   * @throws IllegalArgumentException where a name is longer than 1,023 characters
   */
  long put(Jid owner, RosterItem item, int maxItems) throws StoreException;

  /**
   * Removes one item; no change where there is none.
   *
   * @return the roster's version afterwards
   */
  long remove(Jid owner, Jid contact) throws StoreException;
}
