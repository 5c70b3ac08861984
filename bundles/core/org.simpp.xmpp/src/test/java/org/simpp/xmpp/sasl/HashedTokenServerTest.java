package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;

/** Hashed tokens, as FAST uses them: XEP-0484. The hashes are OpenSSL's. */
class HashedTokenServerTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final String INITIATOR =
      "3f6de92b45cddc50c601ad166458f7b5874565e399f3006b1afb03f0bb03ff88";
  private static final String RESPONDER =
      "5572a63e0496195609273c23be8a50b9bee64e0369324079e73245bf4472a5b1";
  private static final String BOUND_INITIATOR =
      "cc4d1bf69d8afa0e18f7583c6811758ad7fce952305e27332d610b6f51941cc5";
  private static final String BOUND_RESPONDER =
      "611cd793969571e59421c197376b93ebf525f02a09dba4b321224d1e619e038b";

  private static final LinkSecurity LINK =
      new LinkSecurity(
          "TLSv1.3",
          "TLS_AES_128_GCM_SHA256",
          Map.of("tls-server-end-point", Bytes.ofHex("0102")),
          Bytes.ofHex("03"));

  /** Has the token "secret-token" of alice, behind another. */
  private static final class Tokens implements TokenKeeper {
    private final List<Token> handedOut = new ArrayList<>();
    private final List<Integer> used = new ArrayList<>();
    private boolean isExpired;
    private boolean mayBeUsed = true;

    @Override
    public CompletionStage<List<Token>> find(Jid account) {
      if (!account.equals(ALICE)) {
        return CompletableFuture.completedStage(List.of());
      }
      handedOut.clear();
      handedOut.add(new Token(secret("another-one"), false));
      handedOut.add(new Token(secret("secret-token"), isExpired));
      return CompletableFuture.completedStage(List.copyOf(handedOut));
    }

    @Override
    public CompletionStage<Boolean> use(Jid account, int place) {
      used.add(place);
      return CompletableFuture.completedStage(mayBeUsed);
    }
  }

  private final Tokens tokens = new Tokens();

  private static SecretBytes secret(String token) {
    return SecretBytes.takeOver(Bytes.utf8(token).toByteArray());
  }

  private static Bytes message(String user, String hash) {
    return Bytes.concat(Bytes.utf8(user + "\0"), Bytes.ofHex(hash));
  }

  private SaslOutcome login(TokenBinding binding, Bytes message) {
    return new HashedTokenServer("simpp.example", binding, LINK, tokens)
        .begin(message)
        .toCompletableFuture()
        .join();
  }

  private Condition refusal(Bytes message) {
    return ((SaslOutcome.Failure) login(TokenBinding.NONE, message)).cause().condition();
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void rightToken_logsInAndIsAnswered() {
    SaslOutcome.Success success =
        (SaslOutcome.Success) login(TokenBinding.NONE, message("alice", INITIATOR));

    assertThat(success.account()).isEqualTo(ALICE);
    assertThat(success.mechanism()).isEqualTo("HT-SHA-256-NONE");
    assertThat(success.data()).isEqualTo(Bytes.ofHex(RESPONDER));
    assertThat(tokens.used).containsExactly(1);
    assertThat(tokens.handedOut).allMatch(token -> token.secret().isClosed());
  }

  @Test
  @Specification("XEP-0484, section 6")
  void boundToken_isGoodForThatLinkAlone() {
    assertThat(login(TokenBinding.ENDP, message("alice", BOUND_INITIATOR)))
        .isInstanceOfSatisfying(
            SaslOutcome.Success.class,
            success -> assertThat(success.data()).isEqualTo(Bytes.ofHex(BOUND_RESPONDER)));
    assertThat(login(TokenBinding.ENDP, message("alice", INITIATOR)))
        .isInstanceOf(SaslOutcome.Failure.class);
    assertThat(refusal(message("alice", BOUND_INITIATOR))).isEqualTo(Condition.NOT_AUTHORIZED);
  }

  @Test
  void bindingThatTheLinkLacks_isNotOffered() {
    assertThat(TokenBinding.of(LINK)).containsExactly(TokenBinding.ENDP, TokenBinding.NONE);
    assertThat(TokenBinding.of("HT-SHA-256-EXPR")).contains(TokenBinding.EXPR);
    assertThat(TokenBinding.of("SCRAM-SHA-256")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashedTokenServer("x", TokenBinding.EXPR, LINK, tokens));
  }

  @Test
  @Specification("XEP-0484, section 4.2")
  void expiredToken_isSaidToBe_toWhoeverHasIt() {
    tokens.isExpired = true;

    assertThat(refusal(message("alice", INITIATOR))).isEqualTo(Condition.CREDENTIALS_EXPIRED);
    assertThat(refusal(message("alice", BOUND_INITIATOR))).isEqualTo(Condition.NOT_AUTHORIZED);
    assertThat(tokens.used).isEmpty();
  }

  @Test
  void tokenThatMayNotBeUsedAnyMore_isRefused() {
    tokens.mayBeUsed = false;

    assertThat(refusal(message("alice", INITIATOR))).isEqualTo(Condition.NOT_AUTHORIZED);
  }

  @Test
  void wrongTokenAndNobodysAccount_areRefusedAlike() {
    assertThat(refusal(message("alice", RESPONDER))).isEqualTo(Condition.NOT_AUTHORIZED);
    assertThat(refusal(message("bob", INITIATOR))).isEqualTo(Condition.NOT_AUTHORIZED);
    assertThat(refusal(message("@", INITIATOR))).isEqualTo(Condition.NOT_AUTHORIZED);
    assertThat(refusal(message("", INITIATOR))).isEqualTo(Condition.NOT_AUTHORIZED);
    assertThat(tokens.used).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "61006161", "616161"})
  void messageOfAnotherForm_isMalformed(String hex) {
    assertThat(refusal(Bytes.ofHex(hex))).isEqualTo(Condition.MALFORMED_REQUEST);
  }

  @Test
  @Specification("XEP-0484, section 3.1")
  void anotherStep_isMalformed() {
    SaslOutcome outcome =
        new HashedTokenServer("simpp.example", TokenBinding.NONE, LINK, tokens)
            .respond(message("alice", INITIATOR))
            .toCompletableFuture()
            .join();

    assertThat(((SaslOutcome.Failure) outcome).cause().condition())
        .isEqualTo(Condition.MALFORMED_REQUEST);
  }
}
