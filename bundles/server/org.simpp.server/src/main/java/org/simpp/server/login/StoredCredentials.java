package org.simpp.server.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Jid;
import org.simpp.server.lane.WorkThreads;
import org.simpp.store.AccountStore;
import org.simpp.store.ScramCredential;
import org.simpp.xmpp.sasl.CredentialLookup;
import org.simpp.xmpp.sasl.ScramHash;
import org.simpp.xmpp.sasl.ScramVerifier;

/** Finds the credentials of logins in the store, on threads that may wait for it. */
public final class StoredCredentials implements CredentialLookup {
  private final AccountStore accounts;
  private final WorkThreads threads;

  public StoredCredentials(AccountStore accounts, WorkThreads threads) {
    this.accounts = accounts;
    this.threads = threads;
  }

  @Override
  public CompletionStage<Optional<ScramVerifier>> find(Jid account, ScramHash hash) {
    return threads.call(
        () -> accounts.credential(account, hash.algorithm()).map(kept -> verifier(hash, kept)));
  }

  private static ScramVerifier verifier(ScramHash hash, ScramCredential kept) {
    return new ScramVerifier(
        hash, kept.salt(), kept.iterations(), kept.storedKey().copy(), kept.serverKey().copy());
  }
}
