package org.simpp.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * Invitations, known by the hash of their token. They are redeemed together with what they are for:
 * {@link AccountStore#register}, {@link RegisteredKeyStore#register}. Every method blocks.
 */
@ProviderType
public interface InvitationStore {
  /**
   * One invitation.
   *
   * @param account the address that it is for
   * @param expires from when on it is refused
   */
  record Invitation(Jid account, Instant expires) {}

  void create(Bytes tokenHash, Invitation invitation) throws StoreException;

  /** The invitation, if it is there and has not expired at {@code now}; it stays. */
  Optional<Invitation> find(Bytes tokenHash, Instant now) throws StoreException;

  /** Forgets those that expired before {@code now}; how many. */
  int purge(Instant now) throws StoreException;
}
