package org.simpp.server.archive;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.message.MessageContent;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.StoreException;

/**
 * In which of its two archives a message is kept; one to the own account stands there once, as
 * received.
 *
 * @param recipient null where it is not kept there
 * @param sender null where it is not kept there
 */
record Places(@Nullable Place recipient, @Nullable Place sender) {
  static Places of(MessageContent message, ArchivePolicies policies) throws StoreException {
    Jid from = message.stanza().from().orElseThrow();
    Jid to = message.stanza().to().orElseThrow();
    return new Places(
        policies.keeps(message.recipient(), from) ? new Place(message.recipient(), from) : null,
        !message.isToSelf() && policies.keeps(message.sender(), to)
            ? new Place(message.sender(), to)
            : null);
  }

  /** Both, or one, or none. */
  List<Place> all() {
    return Stream.of(recipient, sender).filter(Objects::nonNull).toList();
  }
}
