package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/** RFC 5802, RFC 7677 and RFC 5929. */
class ScramTest {
  private static final LinkSecurity PLAIN = security(Map.of());
  private static final LinkSecurity BOUND =
      security(Map.of("tls-server-end-point", Bytes.ofHex("c0ffee")));

  /** The examples of RFC 5802, section 5 and RFC 7677, section 3. */
  private enum Example {
    RFC5802(
        ScramHash.SHA_1,
        "fyko+d2lbbFgONRv9qkxdawL",
        "3rfcNHYJY1ZVvWVs7j",
        "QSXCR+Q6sek8bf92",
        "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "rmF9pqV8S7suAoZWja4dJRkFsKQ="),
    RFC7677(
        ScramHash.SHA_256,
        "rOprNGfwEbeRWgbNEkqO",
        "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
        "W22ZaJ0SNY7soEsUEjb6gQ==",
        "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");

    private final ScramHash hash;
    private final String clientNonce;
    private final String serverNonce;
    private final String salt;
    private final String proof;
    private final String signature;

    Example(
        ScramHash hash,
        String clientNonce,
        String serverNonce,
        String salt,
        String proof,
        String signature) {
      this.hash = hash;
      this.clientNonce = clientNonce;
      this.serverNonce = serverNonce;
      this.salt = salt;
      this.proof = proof;
      this.signature = signature;
    }

    String serverFirst() {
      return "r=" + clientNonce + serverNonce + ",s=" + salt + ",i=4096";
    }

    String clientFinal() {
      return "c=biws,r=" + clientNonce + serverNonce + ",p=" + proof;
    }
  }

  @ParameterizedTest
  @Specification("RFC 5802, section 5")
  @Specification("RFC 7677, section 3")
  @EnumSource(Example.class)
  void client_answersAsTheRfcDoes(Example example) throws SaslException {
    ScramClient client =
        new ScramClient(example.hash, false, "user", secret("pencil"), () -> example.clientNonce);

    assertThat(client.begin(PLAIN).utf8()).isEqualTo("n,,n=user,r=" + example.clientNonce);
    assertThat(client.respond(Bytes.utf8(example.serverFirst())).utf8())
        .isEqualTo(example.clientFinal());
    client.succeeded(Bytes.utf8("v=" + example.signature));
  }

  @ParameterizedTest
  @Specification("RFC 5802, section 5")
  @Specification("RFC 7677, section 3")
  @EnumSource(Example.class)
  void server_answersAsTheRfcDoes(Example example) {
    Bytes salt = Bytes.of(Base64.getDecoder().decode(example.salt));
    byte[] salted =
        example.hash.salted(Bytes.utf8("pencil").toByteArray(), salt.toByteArray(), 4096);
    ScramVerifier verifier =
        new ScramVerifier(
            example.hash,
            salt,
            4096,
            SecretBytes.takeOver(example.hash.hash(ScramPassword.clientKey(example.hash, salted))),
            SecretBytes.takeOver(ScramPassword.serverKey(example.hash, salted)));
    ScramHost host = host(verifier, () -> example.serverNonce);
    ScramServer server = new ScramServer(example.hash, false, host, PLAIN);

    assertThat(challenge(server, "n,,n=user,r=" + example.clientNonce))
        .isEqualTo(example.serverFirst());
    SaslOutcome.Success success = (SaslOutcome.Success) step(server, example.clientFinal());
    assertThat(success.data().utf8()).isEqualTo("v=" + example.signature);
    assertThat(success.account()).isEqualTo(Jid.of("user@simpp.example"));
    assertThat(success.mechanism()).isEqualTo(example.hash.mechanism(false));
    assertThat(verifier.storedKey().isClosed()).isTrue();
  }

  @Test
  @Specification("RFC 5802, section 3")
  void everyMechanism_logsInOnBothSides() throws SaslException {
    for (ScramHash hash : ScramHash.values()) {
      for (boolean withBinding : new boolean[] {true, false}) {
        LinkSecurity security = withBinding ? BOUND : PLAIN;
        ScramClient client = client(hash, withBinding, "pa,ss=中\u00AD");
        ScramServer server = new ScramServer(hash, withBinding, host(hash, "pa,ss=中"), security);
        assertThat(client.name()).isEqualTo(server.name());

        SaslOutcome.Success success =
            (SaslOutcome.Success) login(client, security, server, x -> x, x -> x);
        client.succeeded(success.data());
        assertThat(success.sessionSecret().length()).isZero();
      }
    }
  }

  @Test
  void serverThatProvesItselfInAChallenge_isAccepted() throws SaslException {
    ScramClient client = client(ScramHash.SHA_256, false, "pencil");
    ScramServer server =
        new ScramServer(ScramHash.SHA_256, false, host(ScramHash.SHA_256, "pencil"), PLAIN);
    SaslOutcome.Success success =
        (SaslOutcome.Success) login(client, PLAIN, server, x -> x, x -> x);

    assertThat(client.respond(success.data())).isEqualTo(Bytes.empty());
    client.succeeded(Bytes.empty());
  }

  @Test
  void lists_haveTheStrongestFirst() {
    ScramHost host = host(ScramHash.SHA_1, "x");

    assertThat(ScramServer.all(host, BOUND, List.of()))
        .extracting(m -> m.name())
        .containsExactly("SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1");
    assertThat(ScramServer.all(host, PLAIN, List.of()))
        .extracting(m -> m.name())
        .containsExactly("SCRAM-SHA-256", "SCRAM-SHA-1");
    assertThat(ScramClient.all("a", secret("b"), bytes -> {}))
        .extracting(m -> m.name())
        .containsExactly("SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1");
  }

  @Test
  @Specification("RFC 5802, section 3")
  void wrongPassword_isRefused() throws SaslException {
    assertThat(
            login(
                client(ScramHash.SHA_256, false, "wrong"),
                PLAIN,
                new ScramServer(ScramHash.SHA_256, false, host(ScramHash.SHA_256, "right"), PLAIN),
                x -> x,
                x -> x))
        .satisfies(outcome -> assertFailure(outcome, Condition.NOT_AUTHORIZED));
  }

  @Test
  void unknownUser_takesTheSameCourse() {
    ScramHost host = hostWithout();
    ScramServer server = new ScramServer(ScramHash.SHA_256, false, host, PLAIN);
    String one = challenge(server, "n,,n=nobody,r=abc");
    String again = challenge(server, "n,,n=NoBody,r=abc");
    String other = challenge(server, "n,,n=nobody2,r=abc");

    assertThat(one).matches("r=abc.{20,},s=[A-Za-z0-9+/]{22}==,i=4096");
    assertThat(salt(again)).isEqualTo(salt(one));
    assertThat(salt(other)).isNotEqualTo(salt(one));
    assertFailure(
        step(
            server,
            "c=biws," + other.substring(0, other.indexOf(",s=")) + ",p=" + "A".repeat(43) + "="),
        Condition.NOT_AUTHORIZED);
    assertThat(challenge(server, "n,,n=a@b,r=abc")).contains(",i=4096");
  }

  @Test
  void failingStore_isATemporaryFailure() {
    ScramHost failing =
        new ScramHost(
            "simpp.example",
            (account, hash) -> CompletableFuture.failedStage(new IllegalStateException("down")),
            secret("0123456789abcdef"),
            4096,
            false,
            () -> "n");
    ScramHost throwing =
        new ScramHost(
            "simpp.example",
            (account, hash) -> {
              throw new IllegalStateException("down");
            },
            secret("0123456789abcdef"),
            4096,
            false,
            () -> "n");

    for (ScramHost host : List.of(failing, throwing)) {
      assertFailure(
          begin(new ScramServer(ScramHash.SHA_1, false, host, PLAIN), "n,,n=a,r=b"),
          Condition.TEMPORARY_AUTH_FAILURE);
    }
  }

  @Test
  @Specification("RFC 5802, section 6")
  @Specification("RFC 5929")
  void otherChannel_isRefused() throws SaslException {
    LinkSecurity attackers = security(Map.of("tls-server-end-point", Bytes.ofHex("c0ffef")));

    assertFailure(
        login(
            client(ScramHash.SHA_256, true, "pencil"),
            attackers,
            new ScramServer(ScramHash.SHA_256, true, host(ScramHash.SHA_256, "pencil"), BOUND),
            x -> x,
            x -> x),
        Condition.NOT_AUTHORIZED);
  }

  @Test
  @Specification("RFC 5802, section 6")
  void listCutShort_isNoticed() throws SaslException {
    ScramClient client = client(ScramHash.SHA_256, false, "pencil");
    assertThat(client.begin(BOUND).utf8()).startsWith("y,,");
    ScramServer server =
        new ScramServer(ScramHash.SHA_256, false, host(ScramHash.SHA_256, "pencil"), BOUND);

    assertFailure(begin(server, client.begin(BOUND).utf8()), Condition.NOT_AUTHORIZED);
    assertThat(begin(server, client.begin(PLAIN).utf8())).isInstanceOf(SaslOutcome.Challenge.class);
  }

  @Test
  @Specification("RFC 5802, section 6")
  void otherKindOfBinding_mayDoWithout_onTheLinkThatRefusedIt_whereTheHostSaysSo() {
    ScramVerifier verifier =
        ScramPassword.derive(
            ScramHash.SHA_256, secret("pencil"), Bytes.ofHex("00".repeat(16)), 4096);
    for (boolean unboundFallback : List.of(true, false)) {
      ScramHost host = host(verifier, unboundFallback, () -> "nonce");
      List<SaslServerMechanism> link = ScramServer.all(host, BOUND, List.of());
      List<SaslServerMechanism> otherLink = ScramServer.all(host, BOUND, List.of());
      ScramServer unbound = (ScramServer) link.get(2);

      assertFailure(begin(unbound, "y,,n=user,r=abc"), Condition.NOT_AUTHORIZED);
      assertFailure(
          begin((ScramServer) link.get(0), "p=tls-unique,,n=user,r=abc"), Condition.NOT_AUTHORIZED);
      if (unboundFallback) {
        assertThat(begin(unbound, "y,,n=user,r=abc")).isInstanceOf(SaslOutcome.Challenge.class);
      } else {
        assertFailure(begin(unbound, "y,,n=user,r=abc"), Condition.NOT_AUTHORIZED);
      }
      assertFailure(
          begin((ScramServer) otherLink.get(2), "y,,n=user,r=abc"), Condition.NOT_AUTHORIZED);
    }
  }

  @ParameterizedTest
  @Specification("RFC 5802, section 6")
  @ValueSource(
      strings = {
        "p=tls-unique,,n=user,r=abc",
        "p=tls-exporter,,n=user,r=abc",
        "n,,n=user,r=abc",
        "y,,n=user,r=abc"
      })
  void plus_needsABindingOfTheLink(String message) {
    assertFailure(
        begin(new ScramServer(ScramHash.SHA_1, true, host(ScramHash.SHA_1, "x"), BOUND), message),
        Condition.NOT_AUTHORIZED);
  }

  @ParameterizedTest
  @Specification("RFC 5802, section 5.1")
  @Specification("RFC 5802, section 7")
  @ValueSource(
      strings = {
        "x",
        "n",
        "n,,",
        "n,,n=user",
        "n,,r=abc,n=user",
        "x,,n=user,r=abc",
        "p=,,n=user,r=abc",
        "n,b,n=user,r=abc",
        "n,,n=,r=abc",
        "n,,n=us=er,r=abc",
        "n,,n=user,r=",
        "n,,n=user,r=a b",
        "n,,m=x,n=user,r=abc",
        "n,a=,n=user,r=abc"
      })
  void malformedFirstMessage_isRefused(String message) {
    assertFailure(
        begin(new ScramServer(ScramHash.SHA_1, false, host(ScramHash.SHA_1, "x"), PLAIN), message),
        Condition.MALFORMED_REQUEST);
  }

  @Test
  void longOrBrokenMessage_isRefused() {
    ScramServer server = new ScramServer(ScramHash.SHA_1, false, host(ScramHash.SHA_1, "x"), PLAIN);

    assertFailure(begin(server, "n,,n=" + "u".repeat(5000) + ",r=a"), Condition.MALFORMED_REQUEST);
    assertFailure(
        server.begin(Bytes.ofHex("6e2c2cff")).toCompletableFuture().join(),
        Condition.MALFORMED_REQUEST);
    assertFailure(begin(server, "n,,n=user,r=" + "a".repeat(257)), Condition.MALFORMED_REQUEST);
  }

  @Test
  @Specification("RFC 5802, section 5.1")
  @Specification("RFC 5802, section 7")
  void spoiltFinalMessage_isRefused() throws SaslException {
    List<UnaryOperator<String>> spoilers =
        List.of(
            m -> m.replace("c=biws", "c=eSws"),
            m -> m.replace(",r=", ",r=x"),
            m -> m.replace(",p=", ",p=AAAA"),
            m -> m.substring(0, m.indexOf(",p=")),
            m -> m.replace("c=biws,", ""),
            m -> m.replaceAll(",p=.*", ",p=????"),
            m -> "");
    for (UnaryOperator<String> spoiler : spoilers) {
      ScramServer server =
          new ScramServer(ScramHash.SHA_1, false, host(ScramHash.SHA_1, "pencil"), PLAIN);
      ScramClient client = client(ScramHash.SHA_1, false, "pencil");

      assertThat(login(client, PLAIN, server, x -> x, spoiler))
          .isInstanceOf(SaslOutcome.Failure.class);
    }
  }

  @Test
  @Specification("RFC 5802, section 3")
  void everyFlippedBitOfTheProof_isRefused() throws SaslException {
    for (int bit = 0; bit < 32 * 8; bit += 7) {
      int flipped = bit;
      UnaryOperator<String> flip =
          message -> {
            int at = message.indexOf(",p=") + 3;
            byte[] proof = Base64.getDecoder().decode(message.substring(at));
            proof[flipped / 8] ^= (byte) (1 << (flipped % 8));
            return message.substring(0, at) + Base64.getEncoder().encodeToString(proof);
          };
      assertFailure(
          login(
              client(ScramHash.SHA_256, false, "pencil"),
              PLAIN,
              new ScramServer(ScramHash.SHA_256, false, host(ScramHash.SHA_256, "pencil"), PLAIN),
              x -> x,
              flip),
          Condition.NOT_AUTHORIZED);
    }
  }

  @ParameterizedTest
  @Specification("RFC 4422, section 2")
  @CsvSource({"user@simpp.example,true", "admin@simpp.example,false", "@,false"})
  void authorization_isOnlyForTheAccountItself(String authorization, boolean isAllowed) {
    ScramServer server =
        new ScramServer(ScramHash.SHA_1, false, host(ScramHash.SHA_1, "pencil"), PLAIN);
    String header = "n,a=" + authorization + ",";
    String bare = "n=user,r=clientnonce";
    String challenge = challenge(server, header + bare);
    String withoutProof =
        "c="
            + Base64.getEncoder().encodeToString(Bytes.utf8(header).toByteArray())
            + ","
            + challenge.substring(0, challenge.indexOf(",s="));
    SaslOutcome outcome =
        step(server, withoutProof + ",p=" + proof(bare + "," + challenge + "," + withoutProof));

    if (isAllowed) {
      assertThat(outcome).isInstanceOf(SaslOutcome.Success.class);
    } else {
      assertFailure(outcome, Condition.INVALID_AUTHZID);
    }
  }

  /** The proof of the password "pencil" with the salt that the tests' host uses. */
  private static String proof(String authMessage) {
    ScramHash hash = ScramHash.SHA_1;
    byte[] key =
        ScramPassword.clientKey(
            hash, hash.salted(Bytes.utf8("pencil").toByteArray(), new byte[16], 4096));
    byte[] proof = hash.hmac(hash.hash(key), Bytes.utf8(authMessage).toByteArray());
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= key[i];
    }
    return Base64.getEncoder().encodeToString(proof);
  }

  @ParameterizedTest
  @Specification("RFC 5802, section 5.1")
  @Specification("RFC 5802, section 7")
  @ValueSource(
      strings = {
        "r=other,s=QSXCR+Q6sek8bf92,i=4096",
        "r=NONCE,s=QSXCR+Q6sek8bf92,i=4096",
        "r=NONCEx,s=QSXCR+Q6sek8bf92,i=4095",
        "r=NONCEx,s=QSXCR+Q6sek8bf92,i=1000001",
        "r=NONCEx,s=QSXCR+Q6sek8bf92,i=99999999999",
        "r=NONCEx,s=QSXCR+Q6sek8bf92,i=-4096",
        "r=NONCEx,s=QSXCR+Q6sek8bf92,i=many",
        "r=NONCEx,s=QSXCR+Q6sek8bf9,i=4096",
        "r=NONCEx,s=,i=4096",
        "r=NONCEx,i=4096",
        "m=x,r=NONCEx,s=QSXCR+Q6sek8bf92,i=4096",
        "e=unknown-user",
        ""
      })
  void client_refusesASpoiltChallenge(String challenge) throws SaslException {
    ScramClient client =
        new ScramClient(ScramHash.SHA_1, false, "user", secret("pencil"), () -> "nonce");
    client.begin(PLAIN);

    assertThatThrownBy(() -> client.respond(Bytes.utf8(challenge.replace("NONCE", "nonce"))))
        .isInstanceOf(SaslException.class);
    assertThatThrownBy(() -> client.succeeded(Bytes.empty())).isInstanceOf(SaslException.class);
  }

  @Test
  @Specification("RFC 5802, section 3")
  void client_refusesAServerThatDoesNotProveItself() throws SaslException {
    for (String last :
        new String[] {"", "v=", "v=rmF9pqV8S7suAoZWja4dJRkFsKA=", "e=other-error", "v=AAAA"}) {
      ScramClient client =
          new ScramClient(
              ScramHash.SHA_1, false, "user", secret("pencil"), () -> Example.RFC5802.clientNonce);
      client.begin(PLAIN);
      client.respond(Bytes.utf8(Example.RFC5802.serverFirst()));

      assertThatThrownBy(() -> client.succeeded(Bytes.utf8(last)))
          .isInstanceOf(SaslException.class);
    }
  }

  @Test
  void plusWithoutABinding_cannotBegin() {
    assertThatThrownBy(() -> client(ScramHash.SHA_1, true, "x").begin(PLAIN))
        .isInstanceOf(SaslException.class);
  }

  @Test
  void serverWithoutInitialResponse_asksForIt() {
    ScramServer server = new ScramServer(ScramHash.SHA_1, false, host(ScramHash.SHA_1, "x"), PLAIN);

    assertThat(begin(server, "")).isEqualTo(new SaslOutcome.Challenge(Bytes.empty()));
    assertThat(step(server, "n,,n=user,r=abc")).isInstanceOf(SaslOutcome.Challenge.class);
  }

  @Test
  @Specification("RFC 7677, section 4")
  void derive_refusesWhatIsTooWeak() {
    Bytes salt = Bytes.of(new byte[16]);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ScramPassword.derive(ScramHash.SHA_1, secret("x"), Bytes.of(new byte[15]), 4096));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScramPassword.derive(ScramHash.SHA_1, secret("x"), salt, 4095));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScramPassword.derive(ScramHash.SHA_1, secret(""), salt, 4096));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ScramPassword.derive(
                    ScramHash.SHA_1, SecretBytes.takeOver(new byte[] {-1}), salt, 4096));
  }

  private static SaslOutcome login(
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

  private static SaslOutcome begin(ScramServer server, String message) {
    return server.begin(Bytes.utf8(message)).toCompletableFuture().join();
  }

  private static SaslOutcome step(ScramServer server, String message) {
    return server.respond(Bytes.utf8(message)).toCompletableFuture().join();
  }

  private static String challenge(ScramServer server, String message) {
    return ((SaslOutcome.Challenge) begin(server, message)).data().utf8();
  }

  private static String salt(String challenge) {
    return challenge.replaceAll(".*,s=|,i=.*", "");
  }

  private static void assertFailure(SaslOutcome outcome, Condition condition) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SaslOutcome.Failure.class, f -> assertThat(f.cause().condition()).isEqualTo(condition));
  }

  private static ScramClient client(ScramHash hash, boolean withBinding, String password) {
    return new ScramClient(hash, withBinding, "user", secret(password), () -> "clientnonce");
  }

  private static ScramHost host(ScramHash hash, String password) {
    return host(
        ScramPassword.derive(hash, secret(password), Bytes.ofHex("00".repeat(16)), 4096),
        () -> "servernonce-servernonce");
  }

  private static ScramHost host(ScramVerifier verifier, NonceSource nonces) {
    return host(verifier, true, nonces);
  }

  private static ScramHost host(
      ScramVerifier verifier, boolean unboundFallback, NonceSource nonces) {
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

  private static ScramHost hostWithout() {
    return new ScramHost(
        "simpp.example",
        (account, hash) -> CompletableFuture.completedStage(Optional.empty()),
        secret("0123456789abcdef"),
        4096,
        false,
        NonceSource.of(bytes -> {}));
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.takeOver(Bytes.utf8(text).toByteArray());
  }

  private static LinkSecurity security(Map<String, Bytes> bindings) {
    return new LinkSecurity("TLSv1.3", "TLS_AES_128_GCM_SHA256", bindings, Bytes.empty());
  }
}
