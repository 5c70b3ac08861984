package org.simpp.xmpp.sasl;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Jid;

/** Finds what is kept of an account's password. */
@ConsumerType
@FunctionalInterface
public interface CredentialLookup {
  /**
   * Looks for the verifier of {@code account}.
   *
   * @return completes with the verifier, which the asker closes; with nothing where the account
   *     does not exist, may not log in or has none for that hash; exceptionally where it cannot be
   *     found out now
   */
  CompletionStage<Optional<ScramVerifier>> find(Jid account, ScramHash hash);
}
