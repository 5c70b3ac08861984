package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.sasl.ScramSides.BOUND;
import static org.simpp.xmpp.sasl.ScramSides.PLAIN;
import static org.simpp.xmpp.sasl.ScramSides.challenge;
import static org.simpp.xmpp.sasl.ScramSides.client;
import static org.simpp.xmpp.sasl.ScramSides.host;
import static org.simpp.xmpp.sasl.ScramSides.login;
import static org.simpp.xmpp.sasl.ScramSides.secret;
import static org.simpp.xmpp.sasl.ScramSides.step;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;

/** Logins on both sides, and the examples of RFC 5802 and RFC 7677. */
class ScramExamplesTest {
  @ParameterizedTest
  @Specification("RFC 5802, section 5")
  @Specification("RFC 7677, section 3")
  @EnumSource(ScramExample.class)
  void client_answersAsTheRfcDoes(ScramExample example) throws SaslException {
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
  @EnumSource(ScramExample.class)
  void server_answersAsTheRfcDoes(ScramExample example) {
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
}
