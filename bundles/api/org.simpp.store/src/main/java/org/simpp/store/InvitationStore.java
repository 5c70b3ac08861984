package org.simpp.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** Invitations, known by the hash of their token. Every method blocks. */
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

  /** Takes it away, so that it works once; true for the one caller who got it. */
  boolean redeem(Bytes tokenHash) throws StoreException;

  /** Forgets those that expired before {@code now}; how many. */
  int purge(Instant now) throws StoreException;
}
