package org.simpp.server.externalservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.xmpp.externalservices.ExternalService;

class ExternalServicesTest {
  private final TestServer server = new TestServer();
  private final TestClient a = server.connect(server.account("alice"), "desk").available();

  @BeforeEach
  void offer() {
    server.change(
        new ServerSettings.Service(
            Map.of(),
            List.of(
                new ExternalService("stun", "stun.simpp.example", 3478, "udp", false, null),
                new ExternalService("turn", "relay.simpp.example", 3478, "udp", true, null),
                new ExternalService("turn", "relay.simpp.example", 443, "tcp", true, null)),
            Path.of("secret"),
            Duration.ofHours(2),
            Set.of(),
            false));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String ask(String type, String child) {
    a.send("<iq type='" + type + "' id='i' to='simpp.example'>" + child + "</iq>");
    return a.taken();
  }

  /** The password is what OpenSSL's dgst -sha1 -hmac north makes of the name. */
  @Test
  @Specification("XEP-0215, section 3.1")
  void services_areListedWithCredentialsOfTheAccount() {
    assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2'/>"))
        .contains("<service type='stun' host='stun.simpp.example' port='3478' transport='udp'/>")
        .contains(
            "<service type='turn' host='relay.simpp.example' port='3478' transport='udp'"
                + " restricted='1' username='1767330245:alice@simpp.example' password='"
                + "VvUxglr7A8cHDvcV3o1qp5W7bck="
                + "' expires='2026-01-02T05:04:05Z'/>");
  }

  @Test
  @Specification("XEP-0215, section 3.2")
  void servicesOfOneType_areChosen() {
    assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2' type='stun'/>"))
        .contains(
            "<services xmlns='urn:xmpp:extdisco:2' type='stun'><service", "stun.simpp.example")
        .doesNotContain("relay");
    assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2' type='ftp'/>"))
        .contains("<services xmlns='urn:xmpp:extdisco:2' type='ftp'/>");
  }

  @Test
  @Specification("XEP-0215, section 3.3")
  void credentials_areGivenForOneService() {
    String asked = "<credentials xmlns='urn:xmpp:extdisco:2'><service %s/></credentials>";
    assertThat(ask("get", asked.formatted("host='relay.simpp.example' type='turn'")))
        .contains("port='3478'", "port='443'", "username='1767330245:alice@simpp.example'");
    assertThat(ask("get", asked.formatted("host='relay.simpp.example' type='turn' port='443'")))
        .contains("port='443'")
        .doesNotContain("port='3478'");
    for (String other :
        new String[] {
          "host='stun.simpp.example' type='stun'", "host='other' type='turn'", "type='turn'"
        }) {
      assertThat(ask("get", asked.formatted(other))).as(other).contains("<item-not-found");
    }
    assertThat(ask("get", "<credentials xmlns='urn:xmpp:extdisco:2'/>")).contains("<bad-request");
    assertThat(ask("set", asked.formatted("host='relay.simpp.example' type='turn'")))
        .contains("<bad-request");
  }

  @Test
  @Specification("XEP-0215, section 5")
  void feature_isToldWhereThereAreServices() {
    String disco = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    assertThat(ask("get", disco)).contains("<feature var='urn:xmpp:extdisco:2'/>");
    server.change(TestServer.SERVICE);
    assertThat(ask("get", disco)).doesNotContain("extdisco");
    assertThat(ask("get", "<services xmlns='urn:xmpp:extdisco:2'/>"))
        .contains("<services xmlns='urn:xmpp:extdisco:2'/>");
  }

  @Test
  void secretThatCannotBeRead_givesNoCredentials() {
    RelayCredentials unreadable =
        new RelayCredentials(
            () -> {
              throw new IOException("others can read it");
            });

    assertThat(unreadable.of(Jid.of("a@b"), Instant.EPOCH)).isEmpty();
  }
}
