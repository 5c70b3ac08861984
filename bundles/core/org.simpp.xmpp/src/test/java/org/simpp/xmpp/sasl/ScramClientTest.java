package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.simpp.xmpp.sasl.ScramSides.PLAIN;
import static org.simpp.xmpp.sasl.ScramSides.secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslException;

/** What the client refuses: RFC 5802. */
class ScramClientTest {
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
              ScramHash.SHA_1,
              false,
              "user",
              secret("pencil"),
              () -> ScramExample.RFC5802.clientNonce);
      client.begin(PLAIN);
      client.respond(Bytes.utf8(ScramExample.RFC5802.serverFirst()));

      assertThatThrownBy(() -> client.succeeded(Bytes.utf8(last)))
          .isInstanceOf(SaslException.class);
    }
  }
}
