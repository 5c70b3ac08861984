package org.simpp.store;

import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * A message as one account keeps it.
 *
 * @param account whose archive it stands in
 * @param id what it is called there
 * @param peer whom it came from, or was for where the account sent it; a full address where the
 *     message had one
 * @param message the whole stanza
 */
public record ArchiveEntry(Jid account, ArchiveId id, Jid peer, Bytes message) {
  public ArchiveEntry {
    Objects.requireNonNull(id);
    Objects.requireNonNull(message);
    Objects.requireNonNull(peer);
    if (!account.isBare()) {
      throw new IllegalArgumentException("an archive belongs to an account");
    }
  }
}
