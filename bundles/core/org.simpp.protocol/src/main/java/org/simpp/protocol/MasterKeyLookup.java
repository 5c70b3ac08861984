package org.simpp.protocol;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Finds the stored KA of an account, off the event loop. */
@ConsumerType
@FunctionalInterface
public interface MasterKeyLookup {
  /**
   * KA of {@code account}, which the mechanism closes; nothing where it is not registered.
   * Completes exceptionally where the store does not answer.
   */
  CompletionStage<Optional<SecretBytes>> find(Jid account);
}
