package org.simpp.server.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

@Specification("XEP-0157, section 3")
class ContactAddressesTest {
  @Test
  void addresses_areToldWhereTheOperatorHasWrittenSome() {
    try (TestServer server = new TestServer()) {
      TestClient a = server.connect(server.account("alice"), "desk").available();
      String ask =
          "<iq type='get' id='i' to='simpp.example'>"
              + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>";
      a.send(ask);
      assertThat(a.taken()).doesNotContain("serverinfo");

      ServerSettings.Service none = TestServer.SERVICE;
      server.change(
          new ServerSettings.Service(
              Map.of("admin", List.of("mailto:admin@simpp.example", "xmpp:admin@simpp.example")),
              none.external(),
              none.relaySecretFile(),
              none.relayCredentials(),
              none.administrators(),
              false));
      a.send(ask);
      assertThat(a.taken())
          .contains("<value>http://jabber.org/network/serverinfo</value>")
          .contains("<field var='admin-addresses' type='text-multi'>")
          .contains("<value>mailto:admin@simpp.example</value>");
    }
  }
}
