package org.simpp.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/**
 * The server's side of a hashed token, HT-SHA-256 (draft-schmaus-kitten-sasl-ht, section 3): it
 * accepts only who has a token of the account, on this very TLS connection where the mechanism
 * binds it, and proves in its answer that it has the token too.
 */
public final class HashedTokenServer implements SaslServerMechanism {
  private static final int MAX_USER_BYTES = 1_023;

  private final String domain;
  private final TokenBinding binding;
  private final Bytes bindingData;
  private final TokenKeeper keeper;

  /**
   * @param binding one that the link has
   */
  public HashedTokenServer(
      String domain, TokenBinding binding, LinkSecurity security, TokenKeeper keeper) {
    this.domain = Objects.requireNonNull(domain);
    this.binding = binding;
    this.bindingData =
        binding
            .data(security)
            .orElseThrow(() -> new IllegalArgumentException("the link cannot be bound so"));
    this.keeper = Objects.requireNonNull(keeper);
  }

  @Override
  public String name() {
    return binding.mechanism();
  }

  @Override
  public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
    int end = userEnd(initialResponse);
    if (end < 0 || initialResponse.length() - end - 1 != ScramHash.SHA_256.length()) {
      return CompletableFuture.completedStage(
          failure(Condition.MALFORMED_REQUEST, "a name, a zero and a hash were expected"));
    }
    Optional<Jid> account = account(initialResponse.slice(0, end).utf8());
    if (account.isEmpty()) {
      return CompletableFuture.completedStage(refused());
    }
    Bytes hash = initialResponse.slice(end + 1, initialResponse.length());
    return keeper
        .find(account.get())
        .thenCompose(tokens -> check(account.get(), hash, tokens))
        .exceptionally(
            failure ->
                new SaslOutcome.Failure(
                    new SaslException(
                        Condition.TEMPORARY_AUTH_FAILURE, "the tokens were not found", failure)));
  }

  @Override
  public CompletionStage<SaslOutcome> respond(Bytes response) {
    return CompletableFuture.completedStage(
        failure(Condition.MALFORMED_REQUEST, "a token is checked in one step"));
  }

  private CompletionStage<SaslOutcome> check(
      Jid account, Bytes hash, List<TokenKeeper.Token> tokens) {
    int place = -1;
    Bytes answer = Bytes.empty();
    for (int i = 0; i < tokens.size(); i++) {
      try (SecretBytes secret = tokens.get(i).secret()) {
        boolean isRight =
            MessageDigest.isEqual(mac(secret, "Initiator").toByteArray(), hash.toByteArray());
        if (isRight && place < 0) {
          place = i;
          answer = mac(secret, "Responder");
        }
      }
    }
    if (place < 0) {
      return CompletableFuture.completedStage(refused());
    }
    if (tokens.get(place).isExpired()) {
      return CompletableFuture.completedStage(
          failure(Condition.CREDENTIALS_EXPIRED, "the token is too old"));
    }
    Bytes data = answer;
    return keeper
        .use(account, place)
        .thenApply(isUsed -> isUsed ? success(account, data) : refused());
  }

  private SaslOutcome success(Jid account, Bytes data) {
    return new SaslOutcome.Success(account, name(), data, SecretBytes.takeOver(new byte[0]));
  }

  private Bytes mac(SecretBytes secret, String label) {
    byte[] key = secret.expose();
    Bytes message = Bytes.concat(Bytes.of(label.getBytes(StandardCharsets.US_ASCII)), bindingData);
    Bytes mac = Bytes.givenAway(ScramHash.SHA_256.hmac(key, message.toByteArray()));
    Arrays.fill(key, (byte) 0);
    return mac;
  }

  private Optional<Jid> account(String user) {
    try {
      return user.isEmpty() ? Optional.empty() : Optional.of(new Jid(user, domain, ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int userEnd(Bytes message) {
    for (int i = 0; i < Math.min(message.length(), MAX_USER_BYTES + 1); i++) {
      if (message.at(i) == 0) {
        return i;
      }
    }
    return -1;
  }

  private static SaslOutcome refused() {
    return failure(Condition.NOT_AUTHORIZED, "no such token");
  }

  private static SaslOutcome failure(Condition condition, String message) {
    return new SaslOutcome.Failure(new SaslException(condition, message));
  }
}
