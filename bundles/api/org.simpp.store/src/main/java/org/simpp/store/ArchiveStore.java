package org.simpp.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/** The archives of the accounts (XEP-0313). Every method blocks. */
@ProviderType
public interface ArchiveStore {
  /** The longest message that is kept, in bytes. */
  int MAX_MESSAGE = 1_000_000;

  /** Which end of what is found is wanted. */
  enum End {
    OLDEST,
    NEWEST
  }

  /**
   * Keeps messages, durably and all at once, before this returns. One that is there already is left
   * out, and so is a place whose account is not there: the same call may be repeated.
   *
   * @param entries with ids that nobody has given to another one
   */
  void append(List<ArchiveEntry> entries) throws StoreException;

  /**
   * The oldest or the newest of those that are meant, the oldest first; each with its place in this
   * archive alone.
   *
   * @param limit at most so many, 1 to 1,000
   */
  List<ArchiveEntry> find(Jid account, ArchiveQuery query, End end, int limit)
      throws StoreException;

  /** How many are meant. */
  long count(Jid account, ArchiveQuery query) throws StoreException;

  /** Those of {@code ids}, at most {@link ArchiveQuery#MAX_IDS}, that the archive has. */
  Set<ArchiveId> present(Jid account, Set<ArchiveId> ids) throws StoreException;

  /**
   * Forgets messages of all accounts that are older, the oldest first.
   *
   * @param limit at most so many, each with all its places
   * @return how many
   */
  int purge(Instant before, int limit) throws StoreException;

  /** The largest position that is in use; 0 where there is none. */
  long newest() throws StoreException;
}
