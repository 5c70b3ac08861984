package org.simpp.server.archive;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqRefusal;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;

/**
 * The ids that a search names: each must be in the archive (XEP-0313, sections 4.1.3 and 4.3.2).
 */
final class NamedIds {
  private final Set<ArchiveId> all = new HashSet<>();

  /** The first position behind the message of that id; 0 where none is named. */
  long after(@Nullable String id) throws IqRefusal {
    return named(id).map(found -> found.position() + 1).orElse(0L);
  }

  /** The last position before the message of that id; the last of all where none is named. */
  long before(@Nullable String id) throws IqRefusal {
    return named(id).map(found -> found.position() - 1).orElse(Long.MAX_VALUE);
  }

  Set<ArchiveId> all(Collection<String> ids) throws IqRefusal {
    Set<ArchiveId> found = new HashSet<>();
    for (String id : ids) {
      found.add(read(id));
    }
    return found;
  }

  /** Refuses the search where one of them is not there. */
  void require(ArchiveStore store, Jid account) throws IqRefusal, StoreException {
    if (!store.present(account, all).containsAll(all)) {
      throw unknown();
    }
  }

  /** An empty id names none: it asks for the last page (XEP-0059, section 2.5). */
  private Optional<ArchiveId> named(@Nullable String id) throws IqRefusal {
    return id == null || id.isEmpty() ? Optional.empty() : Optional.of(read(id));
  }

  private ArchiveId read(String id) throws IqRefusal {
    ArchiveId read = ArchiveId.of(id).orElseThrow(NamedIds::unknown);
    all.add(read);
    return read;
  }

  private static IqRefusal unknown() {
    return new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "the archive has no message of that id");
  }
}
