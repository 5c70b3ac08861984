package org.simpp.server.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** XEP-0191: alice blocks, bob is blocked; each sees the other's presence. */
class BlockingCommandsTest {
  private static final String BLOCK =
      "<iq type='set' id='1'><block xmlns='urn:xmpp:blocking'>%s</block></iq>";
  private static final String UNBLOCK =
      "<iq type='set' id='2'><unblock xmlns='urn:xmpp:blocking'>%s</unblock></iq>";
  private static final String LIST =
      "<iq type='get' id='3'><blocklist xmlns='urn:xmpp:blocking'/></iq>";
  private static final String BOB = "<item jid='bob@simpp.example'/>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private void befriend() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    a.send("<presence to='bob@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  private String ask(TestClient client, String command, String items) {
    client.send(command.formatted(items));
    return client.taken();
  }

  @Test
  @Specification("XEP-0191, section 3.1")
  void server_saysThatItBlocks() {
    assertThat(
            ask(
                a,
                "<iq type='get' id='d' to='simpp.example'>"
                    + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                ""))
        .contains("<feature var='urn:xmpp:blocking'/>", "<feature var='urn:xmpp:reporting:1'/>");
  }

  @Test
  @Specification("XEP-0191, section 3.2")
  void list_showsWhoIsBlocked_alsoAfterTheNextLogin() {
    assertThat(ask(a, LIST, ""))
        .contains("type='result'", "<blocklist xmlns='urn:xmpp:blocking'/>");
    assertThat(ask(a, BLOCK, BOB + "<item jid='iago@simpp.example/x'/>")).contains("type='result'");
    a.link().close();

    assertThat(ask(server.connect(alice, "phone"), LIST, ""))
        .contains("<item jid='bob@simpp.example'/><item jid='iago@simpp.example/x'/></blocklist>");
    assertThat(ask(b, LIST, "")).contains("<blocklist xmlns='urn:xmpp:blocking'/>");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void change_isPushedToWhomeverHasAskedForTheList() {
    TestClient phone = server.connect(alice, "phone");
    ask(phone, LIST, "");

    assertThat(ask(a, BLOCK, BOB)).doesNotContain("type='set'");
    assertThat(phone.taken())
        .contains("to='alice@simpp.example/phone'", "type='set'")
        .contains("<block xmlns='urn:xmpp:blocking'><item jid='bob@simpp.example'/></block>");
    ask(a, UNBLOCK, BOB);
    assertThat(phone.taken())
        .contains("<unblock xmlns='urn:xmpp:blocking'><item jid='bob@simpp.example'/></unblock>");
    ask(a, UNBLOCK, "");
    assertThat(phone.taken()).contains("<unblock xmlns='urn:xmpp:blocking'/>");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void blockOfNobodyOfOneselfOrOfNoAddress_isRefused() {
    assertThat(ask(a, BLOCK, "")).contains("<bad-request");
    assertThat(ask(a, BLOCK, "<item jid='alice@simpp.example'/>")).contains("<bad-request");
    assertThat(ask(a, BLOCK, "<item jid='@'/>")).contains("<jid-malformed");
    assertThat(
            ask(
                a,
                "<iq type='get' id='1'><block xmlns='urn:xmpp:blocking'>" + BOB + "</block></iq>",
                ""))
        .contains("<bad-request");
    assertThat(
            ask(
                a,
                "<iq type='set' id='1' to='bob@simpp.example'>"
                    + "<block xmlns='urn:xmpp:blocking'><item jid='c@d'/></block></iq>",
                ""))
        .contains("<service-unavailable");
    assertThat(ask(a, LIST, "")).contains("<blocklist xmlns='urn:xmpp:blocking'/>");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void moreThanTheOperatorAllows_isRefused() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      items.append("<item jid='spammer").append(i).append("@simpp.example'/>");
    }
    assertThat(ask(a, BLOCK, items.toString())).contains("<resource-constraint", "at most 5");
    assertThat(ask(a, LIST, "")).contains("<blocklist xmlns='urn:xmpp:blocking'/>");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void blocked_seesTheUserLeave_andTheUserAgainLater() {
    befriend();
    ask(a, BLOCK, BOB);
    assertThat(b.taken())
        .isEqualTo(
            "<presence from='alice@simpp.example/desk' to='bob@simpp.example/desk'"
                + " type='unavailable'/>");

    a.send("<presence><show>away</show></presence>");
    server.connect(alice, "phone").available().link().close();
    b.send("<presence><show>dnd</show></presence>");
    assertThat(b.taken()).as("nothing of the user").doesNotContain("alice");
    assertThat(a.taken()).as("nothing of the contact").doesNotContain("bob");

    ask(a, UNBLOCK, BOB);
    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "<show>away</show>");
  }

  @Test
  @Specification("XEP-0191, section 3.4")
  void user_seesWhomItUnblocks() {
    befriend();
    ask(a, BLOCK, BOB);
    b.send("<presence><show>dnd</show></presence>");

    assertThat(ask(a, UNBLOCK, BOB)).contains("from='bob@simpp.example/desk'", "<show>dnd</show>");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void blocked_whoMayNotSeeTheUser_isToldNothing() {
    ask(a, BLOCK, BOB);
    assertThat(b.take()).isEmpty();
    ask(a, UNBLOCK, BOB);
    assertThat(b.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void blocked_whoHasGotDirectedPresence_seesTheUserLeave() {
    a.send("<presence to='bob@simpp.example/desk'/>");
    b.take();
    ask(a, BLOCK, BOB);
    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "type='unavailable'");
    a.link().close();
    assertThat(b.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void stanzasOfTheBlocked_areAnsweredAsIfTheUserWereOffline() {
    befriend();
    ask(a, BLOCK, BOB);
    a.take();
    b.take();

    for (String to : new String[] {"alice@simpp.example", "alice@simpp.example/desk"}) {
      assertThat(
              ask(b, "<message to='" + to + "' type='chat' id='m'><body>hi</body></message>", ""))
          .contains("type='error'", "<service-unavailable");
      for (String type : new String[] {"get", "set"}) {
        String iq =
            "<iq type='" + type + "' id='q' to='" + to + "'><ping xmlns='urn:xmpp:ping'/></iq>";
        assertThat(ask(b, iq, "")).contains("type='error'", "<service-unavailable");
      }
      for (String silent :
          new String[] {
            "<iq type='result' id='r' to='" + to + "'/>",
            "<message type='error' id='e' to='" + to + "'/>",
            "<presence to='" + to + "'/>",
            "<presence to='" + to + "' type='unavailable'/>",
            "<presence to='" + to + "' type='probe'/>",
            "<presence to='" + to + "' type='subscribe'/>",
          }) {
        assertThat(ask(b, silent, "")).as(silent).doesNotContain("alice");
      }
    }
    assertThat(a.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void stanzasOfTheBlocked_reachNobodyEither_whileTheUserIsAway() {
    befriend();
    ask(a, BLOCK, BOB);
    a.link().close();
    b.take();

    assertThat(
            ask(b, "<message to='alice@simpp.example' type='chat'><body>hi</body></message>", ""))
        .contains("type='error'", "<service-unavailable");
    assertThat(
            ask(
                b,
                "<iq type='get' id='q' to='alice@simpp.example'>"
                    + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
                ""))
        .contains("<service-unavailable");
    assertThat(ask(b, "<presence to='alice@simpp.example' type='probe'/>", "")).isEmpty();
    b.send("<presence to='alice@simpp.example' type='unsubscribe'/>");
    assertThat(server.store().count(alice)).isZero();
    assertThat(server.store().find(alice, bob).orElseThrow().subscription()).isEqualTo("both");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void requestOfOneWhoIsBlockedMeanwhile_isNotShown() {
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    ask(a, BLOCK, BOB);

    TestClient phone = server.connect(alice, "phone");
    phone.send("<presence/>");
    assertThat(phone.taken()).doesNotContain("bob");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void ownStanzasToTheBlocked_areNotAcceptable() {
    befriend();
    ask(a, BLOCK, BOB);
    b.take();

    for (String own :
        new String[] {
          "<message to='bob@simpp.example' type='chat'><body>hi</body></message>",
          "<message to='bob@simpp.example/desk'><body>hi</body></message>",
          "<iq type='get' id='q' to='bob@simpp.example/desk'><ping xmlns='urn:xmpp:ping'/></iq>",
          "<presence to='bob@simpp.example'/>"
        }) {
      assertThat(ask(a, own, ""))
          .contains("<error type='cancel'><not-acceptable")
          .contains("<blocked xmlns='urn:xmpp:blocking:errors'/></error>");
    }
    assertThat(ask(a, "<iq type='result' id='q' to='bob@simpp.example/desk'/>", "")).isEmpty();
    assertThat(b.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0191, section 3.5")
  void unblockOfAll_letsEverybodyThroughAgain() {
    befriend();
    ask(a, BLOCK, BOB + "<item jid='simpp.example'/>");
    a.take();
    ask(a, UNBLOCK, "");

    b.send("<message to='alice@simpp.example' type='chat'><body>again</body></message>");
    assertThat(a.taken()).contains("<body>again</body>");
    assertThat(server.store().find(alice, "blocking", "list")).isEmpty();
  }

  @Test
  @Specification("XEP-0191, section 6")
  void address_matchesAResourceAnAccountOrADomain() {
    for (String[] one :
        new String[][] {
          {"bob@simpp.example/desk", "true"},
          {"bob@simpp.example/phone", "false"},
          {"bob@simpp.example", "true"},
          {"simpp.example/desk", "true"},
          {"simpp.example/phone", "false"},
          {"simpp.example", "true"},
          {"other.example", "false"}
        }) {
      BlockList list = BlockList.empty(alice).with(List.of(Jid.of(one[0])));
      assertThat(list.matches(Jid.of("bob@simpp.example/desk")))
          .as(one[0])
          .isEqualTo(Boolean.parseBoolean(one[1]));
    }
  }

  @Test
  @Specification("XEP-0191, section 5")
  void ownResourcesAndTheServer_areNeverBlocked() {
    ask(a, BLOCK, "<item jid='simpp.example'/>");
    TestClient phone = server.connect(alice, "phone").available();
    a.take();

    phone.send("<message to='alice@simpp.example/desk' type='chat'><body>me</body></message>");
    assertThat(a.taken()).contains("<body>me</body>");
    assertThat(
            ask(
                a,
                "<iq type='get' id='p' to='simpp.example'><ping xmlns='urn:xmpp:ping'/></iq>",
                ""))
        .contains("type='result'");
    assertThat(ask(b, "<message to='alice@simpp.example' type='chat'><body>x</body></message>", ""))
        .contains("<service-unavailable");
  }

  @Test
  @Specification("XEP-0191, section 3.3")
  void storeThatIsAway_refusesTheBlockAndNothingElse() {
    server.reachesItsStore(false);
    assertThat(ask(a, BLOCK, BOB)).contains("<resource-constraint");
    server.reachesItsStore(true);

    b.send("<message to='alice@simpp.example' type='chat'><body>still</body></message>");
    assertThat(a.taken()).contains("<body>still</body>");
  }
}
