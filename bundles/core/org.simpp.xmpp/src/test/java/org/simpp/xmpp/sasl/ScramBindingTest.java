package org.simpp.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.simpp.xmpp.sasl.ScramSides.BOUND;
import static org.simpp.xmpp.sasl.ScramSides.PLAIN;
import static org.simpp.xmpp.sasl.ScramSides.assertFailure;
import static org.simpp.xmpp.sasl.ScramSides.begin;
import static org.simpp.xmpp.sasl.ScramSides.client;
import static org.simpp.xmpp.sasl.ScramSides.host;
import static org.simpp.xmpp.sasl.ScramSides.login;
import static org.simpp.xmpp.sasl.ScramSides.secret;
import static org.simpp.xmpp.sasl.ScramSides.security;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;

/** What binds a login to its channel: RFC 5802, section 6 and RFC 5929. */
class ScramBindingTest {
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

  @Test
  void plusWithoutABinding_cannotBegin() {
    assertThatThrownBy(() -> client(ScramHash.SHA_1, true, "x").begin(PLAIN))
        .isInstanceOf(SaslException.class);
  }
}
