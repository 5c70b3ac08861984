package org.simpp.protocol;

import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * A contact's public key, as the server hands it out.
 *
 * @param account the contact
 * @param publicKey its key on P-192
 */
public record PeerKey(Jid account, Bytes publicKey) {
  public PeerKey {
    Objects.requireNonNull(account);
    Objects.requireNonNull(publicKey);
  }
}
