package org.simpp.protocol;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/**
 * The receiving side of SASL mechanism {@code SIMPP-2007}. The session secret of its success is KAS
 * ({@link ClientServerKeys#takeOver}). Every failure of the client looks alike, and so does an
 * account that does not exist. Laboratory only.
 */
public final class SimppServerMechanism implements SaslServerMechanism {
  private final ServerLogin login;
  private final MasterKeyLookup lookup;
  private final Randomness randomness;
  private @Nullable PendingLogin pending;

  public SimppServerMechanism(ServerLogin login, MasterKeyLookup lookup, Randomness randomness) {
    this.login = Objects.requireNonNull(login);
    this.lookup = Objects.requireNonNull(lookup);
    this.randomness = Objects.requireNonNull(randomness);
  }

  @Override
  public String name() {
    return SimppClientMechanism.NAME;
  }

  @Override
  public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
    forget();
    try {
      Jid account = login.account(initialResponse);
      return lookup
          .find(account)
          .thenApply(masterKey -> challenge(initialResponse, masterKey))
          .exceptionally(SimppServerMechanism::storeFailed);
    } catch (CryptoException e) {
      return CompletableFuture.completedFuture(refused(e));
    }
  }

  @Override
  public CompletionStage<SaslOutcome> respond(Bytes response) {
    return CompletableFuture.completedFuture(finish(response));
  }

  private synchronized SaslOutcome challenge(Bytes cs1, Optional<SecretBytes> masterKey) {
    try {
      PendingLogin next = login.challenge(cs1, masterKey, randomness);
      pending = next;
      return new SaslOutcome.Challenge(next.cs2());
    } catch (CryptoException e) {
      return refused(e);
    } finally {
      masterKey.ifPresent(SecretBytes::close);
    }
  }

  private synchronized SaslOutcome finish(Bytes cs3) {
    PendingLogin current = pending;
    pending = null;
    if (current == null) {
      return new SaslOutcome.Failure(
          new SaslException(Condition.MALFORMED_REQUEST, "a response without a challenge"));
    }
    try {
      PendingLogin.Accepted accepted = current.finish(cs3);
      try (ClientServerKeys keys = accepted.keys()) {
        return new SaslOutcome.Success(accepted.account(), name(), accepted.cs4(), keys.export());
      }
    } catch (CryptoException e) {
      return refused(e);
    }
  }

  private synchronized void forget() {
    if (pending != null) {
      pending.close();
      pending = null;
    }
  }

  private static SaslOutcome refused(CryptoException cause) {
    return new SaslOutcome.Failure(
        new SaslException(Condition.NOT_AUTHORIZED, "the client did not prove its key", cause));
  }

  private static SaslOutcome storeFailed(Throwable cause) {
    return new SaslOutcome.Failure(
        new SaslException(
            Condition.TEMPORARY_AUTH_FAILURE, "the stored key could not be read", cause));
  }
}
