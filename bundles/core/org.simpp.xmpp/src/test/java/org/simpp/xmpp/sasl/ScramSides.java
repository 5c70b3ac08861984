package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;

/** Both sides of a login by SCRAM, for the tests of it. */
final class ScramSides {
  static final LinkSecurity PLAIN = security(Map.of());
  static final LinkSecurity BOUND = security(Map.of("tls-server-end-point", Bytes.ofHex("c0ffee")));

  private ScramSides() {}

  static SaslOutcome login(
      ScramClient client,
      LinkSecurity clientsView,
      ScramServer server,
      UnaryOperator<String> challengeOnTheWay,
      UnaryOperator<String> answerOnTheWay)
      throws SaslException {
    String challenge = challenge(server, client.begin(clientsView).utf8());
    Bytes answer = client.respond(Bytes.utf8(challengeOnTheWay.apply(challenge)));
    return step(server, answerOnTheWay.apply(answer.utf8()));
  }

  static SaslOutcome begin(ScramServer server, String message) {
    return server.begin(Bytes.utf8(message)).toCompletableFuture().join();
  }

  static SaslOutcome step(ScramServer server, String message) {
    return server.respond(Bytes.utf8(message)).toCompletableFuture().join();
  }

  static String challenge(ScramServer server, String message) {
    return ((SaslOutcome.Challenge) begin(server, message)).data().utf8();
  }

  static void assertFailure(SaslOutcome outcome, Condition condition) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SaslOutcome.Failure.class, f -> assertThat(f.cause().condition()).isEqualTo(condition));
  }

  static ScramClient client(ScramHash hash, boolean withBinding, String password) {
    return new ScramClient(hash, withBinding, "user", secret(password), () -> "clientnonce");
  }

  static ScramHost host(ScramHash hash, String password) {
    return host(
        ScramPassword.derive(hash, secret(password), Bytes.ofHex("00".repeat(16)), 4096),
        () -> "servernonce-servernonce");
  }

  static ScramHost host(ScramVerifier verifier, NonceSource nonces) {
    return host(verifier, true, nonces);
  }

  static ScramHost host(ScramVerifier verifier, boolean unboundFallback, NonceSource nonces) {
    return new ScramHost(
        "simpp.example",
        (account, hash) ->
            CompletableFuture.completedStage(
                account.local().equals("user") && hash == verifier.hash()
                    ? Optional.of(verifier)
                    : Optional.empty()),
        secret("0123456789abcdef"),
        4096,
        unboundFallback,
        nonces);
  }

  static ScramHost hostWithout() {
    return new ScramHost(
        "simpp.example",
        (account, hash) -> CompletableFuture.completedStage(Optional.empty()),
        secret("0123456789abcdef"),
        4096,
        false,
        NonceSource.of(bytes -> {}));
  }

  static SecretBytes secret(String text) {
    return SecretBytes.takeOver(Bytes.utf8(text).toByteArray());
  }

  static LinkSecurity security(Map<String, Bytes> bindings) {
    return new LinkSecurity("TLSv1.3", "TLS_AES_128_GCM_SHA256", bindings, Bytes.empty());
  }
}
