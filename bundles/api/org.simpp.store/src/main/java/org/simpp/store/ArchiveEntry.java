package org.simpp.store;

import java.util.List;
import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * A message as it is archived: once, for one account or for the two that exchanged it.
 *
 * @param id what it is called in these archives
 * @param message the whole stanza
 * @param places the archives that it stands in: one, or those of two accounts
 */
public record ArchiveEntry(ArchiveId id, Bytes message, List<Place> places) {
  private static final int MOST_PLACES = 2;

  /**
   * An archive that it stands in.
   *
   * @param account whose archive it is
   * @param peer whom the message came from, or was for where the account sent it; a full address
   *     where the message had one
   */
  public record Place(Jid account, Jid peer) {
    public Place {
      Objects.requireNonNull(peer);
      if (!account.isBare()) {
        throw new IllegalArgumentException("an archive belongs to an account");
      }
    }
  }

  public ArchiveEntry {
    Objects.requireNonNull(id);
    Objects.requireNonNull(message);
    places = List.copyOf(places);
    if (places.isEmpty()
        || places.size() > MOST_PLACES
        || places.stream().map(Place::account).distinct().count() < places.size()) {
      throw new IllegalArgumentException("a message stands in the archives of one or two accounts");
    }
  }
}
