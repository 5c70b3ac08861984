package org.simpp.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** The accounts and what they log in with. Every method blocks. */
@ProviderType
public interface AccountStore {
  /**
   * Makes an account.
   *
   * @param credentials may be empty: it then logs in with a registered key only
   * @throws StoreException with {@link StoreException.Reason#EXISTS}
   */
  void create(Jid account, Instant now, List<ScramCredential> credentials) throws StoreException;

  /**
   * Redeems the invitation and makes the account that it is for: both in one transaction, or
   * nothing.
   *
   * @return false where the invitation was not there any more, was for another account, or had
   *     expired at {@code now}
   * @throws StoreException with {@link StoreException.Reason#EXISTS}; the invitation stays then
   */
  boolean register(Bytes tokenHash, Jid account, Instant now, List<ScramCredential> credentials)
      throws StoreException;

  Optional<Account> find(Jid account) throws StoreException;

  /** Whether {@link #find} would find it, for much less. */
  boolean exists(Jid account) throws StoreException;

  /** The credential of that hash family ({@code SHA-256}), if the account has one. */
  Optional<ScramCredential> credential(Jid account, String hash) throws StoreException;

  /**
   * Replaces all password credentials, and forgets every login token: both, or nothing.
   *
   * @throws StoreException with {@link StoreException.Reason#NOT_FOUND}
   */
  void replaceCredentials(Jid account, List<ScramCredential> credentials) throws StoreException;

  /**
   * Deletes the account with everything that is kept for it: roster, held messages, keys.
   *
   * @throws StoreException with {@link StoreException.Reason#NOT_FOUND}
   */
  void delete(Jid account) throws StoreException;

  /**
   * Accounts in the order of their addresses.
   *
   * @param after the last address of the page before; "" for the first page
   * @param limit at most so many, 1 to 1,000
   */
  List<Account> list(String after, int limit) throws StoreException;

  /** How many there are. */
  long count() throws StoreException;
}
