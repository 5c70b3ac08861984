package org.simpp.store;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * A stanza that waits for its recipient (XEP-0160).
 *
 * @param id the store's own, in the order of arrival
 * @param received when the server took it
 * @param xml the whole stanza, as it will be delivered but for its delay stamp
 */
public record HeldStanza(long id, Instant received, Bytes xml) {
  public HeldStanza {
    Objects.requireNonNull(received);
    Objects.requireNonNull(xml);
  }
}
