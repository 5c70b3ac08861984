package org.simpp.store;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** The registered keys of the accounts. Every method blocks. */
@ProviderType
public interface RegisteredKeyStore {
  Optional<RegisteredKeys> find(Jid account, int suite) throws StoreException;

  /**
   * Redeems the invitation, makes the account where there is none, and keeps its keys: all in one
   * transaction, or nothing.
   *
   * @return false where the invitation was not there any more, was for another account, or had
   *     expired when the keys were registered
   * @throws StoreException with {@link StoreException.Reason#EXISTS} where the account has keys of
   *     that suite already
   */
  boolean register(Bytes tokenHash, Jid account, RegisteredKeys keys) throws StoreException;
}
