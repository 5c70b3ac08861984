package org.simpp.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * The tokens that clients log in with, at most two for each client of an account: the one that it
 * uses and the one that it was given since (XEP-0484, section 5.1). They go with the account, and
 * with its password: {@link AccountStore#replaceCredentials}. Every method blocks.
 */
@ProviderType
public interface LoginTokenStore {
  /** The client's tokens, the last given first; expired ones too. */
  List<LoginToken> tokens(Jid account, String client) throws StoreException;

  /**
   * Keeps a token that is given to the client, in the place of one that it was given and has not
   * used. Expired tokens of the account are forgotten.
   *
   * @param client the UUID of the installation
   * @param maxClients where more clients have tokens, those of the client whose tokens expire first
   *     go
   * @throws StoreException with {@link StoreException.Reason#NOT_FOUND}
   */
  void issue(Jid account, String client, LoginToken token, int maxClients) throws StoreException;

  /**
   * The client logs in with a token: those that it was given before go.
   *
   * @param count how often the client says it has tried; 0 where it does not say
   * @return false where the token is not there any more, or where a count is not above the one
   *     before
   */
  boolean use(Jid account, String client, Bytes seed, long count) throws StoreException;

  /** Forgets a token; nothing where it is not there. */
  void revoke(Jid account, String client, Bytes seed) throws StoreException;
}
