package org.simpp.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * The way in: creates accounts and signs in. An OSGi service.
 *
 * <p>Every stage completes on the client's own thread and fails with a {@link ClientException}
 * (bare, or as the cause of a {@link java.util.concurrent.CompletionException}).
 */
@ProviderType
public interface Messenger {
  /** The accounts that this computer has settings of, the one used last first. */
  CompletionStage<List<KnownAccount>> accounts();

  /**
   * Makes a key card (or takes the password), registers at the server, keeps the settings, and
   * signs in. When registering fails, no settings are kept; the card that was made stays, and the
   * next try with the same PIN goes on with it. When signing in fails afterwards, the account
   * exists, and {@link #signIn} goes on from there.
   */
  CompletionStage<Session> createAccount(NewAccount account, CertificateJudge judge);

  /**
   * Opens the card with the PIN (or takes the password), connects and logs in. Completes when the
   * session is online and the contacts are there.
   */
  CompletionStage<Session> signIn(SignIn request, CertificateJudge judge);

  /**
   * Replaces the PIN of the account's card; both are taken over and closed. A wrong old one costs a
   * try ({@link Trouble.Cause#PIN_WRONG}).
   */
  CompletionStage<Void> changePin(Jid account, SecretBytes oldPin, SecretBytes newPin);
}
