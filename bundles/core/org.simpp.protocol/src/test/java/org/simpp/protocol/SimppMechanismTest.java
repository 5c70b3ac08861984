package org.simpp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;

@Specification("SIMPP-2007, section 1.7")
final class SimppMechanismTest {
  private static final LinkSecurity SECURITY =
      new LinkSecurity("TLSv1.3", "TLS_AES_128_GCM_SHA256", Map.of(), Bytes.empty());

  private final Parties parties = new Parties(2);
  private final SimppClientMechanism client =
      new SimppClientMechanism(
          parties.suite,
          Parties.ALICE,
          parties.serverKey.publicKey(),
          parties.alicesKeys.withServer(),
          parties.randomness);

  @Test
  void login_leavesTheSameKeysAtBothEnds() throws Exception {
    SimppServerMechanism server = server(account -> completed());
    SaslOutcome.Challenge cs2 = (SaslOutcome.Challenge) begin(server);
    SaslOutcome.Success success =
        (SaslOutcome.Success)
            server.respond(client.respond(cs2.data())).toCompletableFuture().get();
    client.succeeded(success.data());
    assertThat(success.account()).isEqualTo(Parties.ALICE);
    assertThat(success.mechanism()).isEqualTo("SIMPP-2007");
    assertThat(success.sessionSecret().length()).isEqualTo(ClientServerKeys.LENGTH);
    assertThat(client.takeKeys().export()).isEqualTo(success.sessionSecret());
    assertThatThrownBy(client::takeKeys).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void unknownAccount_failsLikeAWrongAnswer() throws Exception {
    SimppServerMechanism server =
        server(account -> CompletableFuture.completedFuture(Optional.empty()));
    SaslOutcome.Challenge cs2 = (SaslOutcome.Challenge) begin(server);
    assertThatThrownBy(() -> client.respond(cs2.data())).isInstanceOf(SaslException.class);
    SaslOutcome outcome = server.respond(Bytes.of(new byte[32])).toCompletableFuture().get();
    assertThat(condition(outcome)).isEqualTo(Condition.NOT_AUTHORIZED);

    begin(server(account -> completed()));
    SimppServerMechanism known = server(account -> completed());
    begin(known);
    SaslOutcome wrong = known.respond(Bytes.of(new byte[32])).toCompletableFuture().get();
    assertThat(condition(wrong)).isEqualTo(Condition.NOT_AUTHORIZED);
  }

  @Test
  void storeThatFails_isATemporaryFailure() throws Exception {
    SimppServerMechanism server =
        server(account -> CompletableFuture.failedFuture(new IllegalStateException("no database")));
    assertThat(condition(begin(server))).isEqualTo(Condition.TEMPORARY_AUTH_FAILURE);
  }

  @Test
  @Specification("RFC 4422, section 3")
  void garbage_isRefusedWithoutALookup() throws Exception {
    SimppServerMechanism server =
        server(
            account -> {
              throw new AssertionError("nothing is to be looked up");
            });
    SaslOutcome outcome = server.begin(Bytes.utf8("garbage")).toCompletableFuture().get();
    assertThat(condition(outcome)).isEqualTo(Condition.NOT_AUTHORIZED);
  }

  @Test
  @Specification("RFC 4422, section 3.6")
  void successWithoutProof_isRefused() throws Exception {
    SaslOutcome.Challenge cs2 = (SaslOutcome.Challenge) begin(server(account -> completed()));
    client.respond(cs2.data());
    assertThatThrownBy(() -> client.succeeded(Bytes.empty())).isInstanceOf(SaslException.class);
    assertThatThrownBy(client::takeKeys).isInstanceOf(IllegalStateException.class);
  }

  private SimppServerMechanism server(MasterKeyLookup lookup) {
    return new SimppServerMechanism(parties.serverLogin(), lookup, parties.randomness);
  }

  private SaslOutcome begin(SimppServerMechanism server) throws Exception {
    return server.begin(client.begin(SECURITY)).toCompletableFuture().get();
  }

  private CompletableFuture<Optional<SecretBytes>> completed() {
    try {
      return CompletableFuture.completedFuture(parties.masterKey());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Condition condition(SaslOutcome outcome) {
    return ((SaslOutcome.Failure) outcome).cause().condition();
  }
}
