package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.simpp.xmpp.sasl.ScramSides.PLAIN;
import static org.simpp.xmpp.sasl.ScramSides.assertFailure;
import static org.simpp.xmpp.sasl.ScramSides.begin;
import static org.simpp.xmpp.sasl.ScramSides.challenge;
import static org.simpp.xmpp.sasl.ScramSides.client;
import static org.simpp.xmpp.sasl.ScramSides.host;
import static org.simpp.xmpp.sasl.ScramSides.hostWithout;
import static org.simpp.xmpp.sasl.ScramSides.login;
import static org.simpp.xmpp.sasl.ScramSides.secret;
import static org.simpp.xmpp.sasl.ScramSides.step;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;

/** What the server refuses: RFC 5802, RFC 7677. */
class ScramServerTest {
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

  @Test
  void serverWithoutInitialResponse_asksForIt() {
    ScramServer server = new ScramServer(ScramHash.SHA_1, false, host(ScramHash.SHA_1, "x"), PLAIN);

    assertThat(begin(server, "")).isEqualTo(new SaslOutcome.Challenge(Bytes.empty()));
    assertThat(step(server, "n,,n=user,r=abc")).isInstanceOf(SaslOutcome.Challenge.class);
  }

  private static String salt(String challenge) {
    return challenge.replaceAll(".*,s=|,i=.*", "");
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
}
