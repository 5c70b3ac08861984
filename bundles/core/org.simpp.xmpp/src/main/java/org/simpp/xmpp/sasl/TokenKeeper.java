package org.simpp.xmpp.sasl;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Finds the tokens that one client may log in with. */
@ConsumerType
public interface TokenKeeper {
  /**
   * A token that was given to the client.
   *
   * @param secret as it was given; the asker closes it
   * @param isExpired whether it is too old
   */
  record Token(SecretBytes secret, boolean isExpired) {}

  /**
   * The tokens of the client, for the mechanism that it uses.
   *
   * @return completes with none where the account does not exist; exceptionally where it cannot be
   *     found out now
   */
  CompletionStage<List<Token>> find(Jid account);

  /**
   * The client has proved that it has the token of that place in the list, and logs in with it.
   *
   * @return completes with false where it may not: the token is revoked meanwhile, or what the
   *     client sent came before
   */
  CompletionStage<Boolean> use(Jid account, int place);
}
