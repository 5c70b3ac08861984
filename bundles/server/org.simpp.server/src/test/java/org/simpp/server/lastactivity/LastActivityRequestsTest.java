package org.simpp.server.lastactivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

class LastActivityRequestsTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private String ask(TestClient client, String to) {
    client.send("<iq type='get' id='i' to='" + to + "'><query xmlns='jabber:iq:last'/></iq>");
    return client.taken();
  }

  private String probe() {
    a.send("<presence type='probe' id='p' to='bob@simpp.example'/>");
    return a.taken();
  }

  private void letSee() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    a.take();
  }

  @Test
  @Specification("XEP-0012, section 5")
  void server_saysHowLongItHasBeenRunning() {
    server.advance(123);
    assertThat(ask(a, "simpp.example"))
        .contains("type='result'", "<query xmlns='jabber:iq:last' seconds='123'/>");
    a.send("<iq type='set' id='i' to='simpp.example'><query xmlns='jabber:iq:last'/></iq>");
    assertThat(a.taken()).contains("<bad-request");
  }

  @Test
  @Specification("XEP-0012, section 3")
  void contactThatIsThere_wasActiveJustNow() {
    letSee();
    assertThat(ask(a, "bob@simpp.example")).contains("<query xmlns='jabber:iq:last' seconds='0'/>");
  }

  @Test
  @Specification("XEP-0012, section 3")
  void contactThatIsAway_leftWithTheseWords() {
    letSee();
    TestClient phone = server.connect(bob, "phone").available();
    b.send("<presence type='unavailable'><status>not yet</status></presence>");
    phone.send("<presence type='unavailable'><status>Heading Home</status></presence>");
    server.advance(903);

    assertThat(ask(a, "bob@simpp.example"))
        .contains("<query xmlns='jabber:iq:last' seconds='903'>Heading Home</query>");
    server.connect(bob, "phone").available().link().cut();
    assertThat(ask(a, "bob@simpp.example"))
        .as("a link that breaks says nothing")
        .contains("<query xmlns='jabber:iq:last' seconds='0'/>");
  }

  @Test
  @Specification("XEP-0012, section 3")
  void stranger_isForbiddenToAsk_whetherThereIsSuchAnAccountOrNot() {
    assertThat(ask(a, "bob@simpp.example")).contains("<forbidden");
    assertThat(ask(a, "nobody@simpp.example")).contains("<forbidden");
    b.send("<presence type='unavailable'/>");
    assertThat(ask(b, "bob@simpp.example")).contains("seconds='0'");
    assertThat(ask(a, "alice@simpp.example")).contains("seconds='0'");
  }

  @Test
  @Specification("XEP-0012, section 3")
  void accountThatWasNeverThere_hasNoLastActivity() {
    TestClient c = server.connect(server.account("carol"), "desk");
    assertThat(ask(c, "carol@simpp.example")).contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0012, section 4")
  void resource_isAskedItself() {
    letSee();
    b.take();
    assertThat(ask(a, "bob@simpp.example/desk")).isEmpty();
    assertThat(b.taken()).contains("<query xmlns='jabber:iq:last'/>");
  }

  @Test
  @Specification("RFC 6121, section 4.3.2")
  @Specification("XEP-0203, section 4")
  void probeOfOneWhoIsAway_isAnsweredWithHowItLeft() {
    letSee();
    b.send("<presence type='unavailable'><status>Heading Home</status></presence>");
    a.take();
    server.advance(60);

    assertThat(probe())
        .isEqualTo(
            "<presence from='bob@simpp.example' to='alice@simpp.example' id='p'"
                + " type='unavailable'><status>Heading Home</status><delay"
                + " xmlns='urn:xmpp:delay' from='bob@simpp.example'"
                + " stamp='2026-01-02T03:04:05Z'/></presence>");
  }

  @Test
  @Specification("XEP-0203, section 5")
  void stampThatAClientPutsItself_isNotBelieved() {
    letSee();
    b.send(
        "<presence type='unavailable'>"
            + "<delay xmlns='urn:xmpp:delay' stamp='2001-01-01T00:00:00Z'/></presence>");
    server.advance(60);
    assertThat(ask(a, "bob@simpp.example")).contains("seconds='60'");
  }

  @Test
  void longWords_areNotKept() {
    letSee();
    b.send("<presence type='unavailable'><status>" + "x".repeat(5_000) + "</status></presence>");
    server.advance(7);
    assertThat(ask(a, "bob@simpp.example")).contains("<query xmlns='jabber:iq:last' seconds='7'/>");
  }

  @Test
  void storeThatIsAway_keepsNobodyFromLeaving() {
    letSee();
    a.take();
    server.reachesItsStore(false);
    b.send("<presence type='unavailable'/>");
    assertThat(a.taken()).contains("from='bob@simpp.example/desk'", "type='unavailable'");
  }
}
