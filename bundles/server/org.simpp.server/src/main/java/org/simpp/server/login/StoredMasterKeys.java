package org.simpp.server.login;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.MasterKeyLookup;
import org.simpp.server.lane.WorkThreads;
import org.simpp.store.RegisteredKeyStore;

/** Finds the stored KA of logins with SIMPP-2007, on threads that may wait for it. */
public final class StoredMasterKeys implements MasterKeyLookup {
  private final RegisteredKeyStore keys;
  private final WorkThreads threads;

  public StoredMasterKeys(RegisteredKeyStore keys, WorkThreads threads) {
    this.keys = keys;
    this.threads = threads;
  }

  @Override
  public CompletionStage<Optional<SecretBytes>> find(Jid account) {
    return threads.call(
        () -> keys.find(account, SuiteId.SIMPP_2007.value()).map(kept -> kept.masterKey().copy()));
  }
}
