package org.simpp.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.store.RosterItem;

/** RFC 6121, sections 3 and 4. */
class SubscriptionsTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private String subscription(Jid owner, Jid contact) {
    return server.store().find(owner, contact).map(RosterItem::subscription).orElse("absent");
  }

  private void befriend() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    a.send("<presence to='bob@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  @Test
  @Specification("RFC 6121, section 3.1.2")
  @Specification("RFC 6121, section 3.1.3")
  @Specification("RFC 6121, section 2.1.2.2")
  void subscribe_asksTheContact_andShowsAsPending() {
    a.send("<presence to='bob@simpp.example' type='subscribe' id='s'/>");

    assertThat(a.taken())
        .contains("<item jid='bob@simpp.example' subscription='none' ask='subscribe'/>");
    assertThat(b.taken())
        .contains("<presence from='alice@simpp.example' to='bob@simpp.example' id='s'")
        .doesNotContain("<item");
  }

  @Test
  @Specification("RFC 6121, section 3.1.5")
  @Specification("RFC 6121, section 3.1.6")
  @Specification("RFC 6121, section 2.1.6")
  void subscribed_letsPresenceThrough() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    a.take();
    b.take();
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");

    assertThat(b.taken()).contains("<item jid='alice@simpp.example' subscription='from'/>");
    assertThat(a.taken())
        .contains("from='bob@simpp.example' to='alice@simpp.example' type='subscribed'")
        .contains("<item jid='bob@simpp.example' subscription='to'/>")
        .contains("<presence from='bob@simpp.example/desk' to='alice@simpp.example'");
  }

  @Test
  @Specification("RFC 6121, section 4.2.2")
  @Specification("RFC 6121, section 4.3.2")
  @Specification("RFC 6121, section 4.4.2")
  @Specification("RFC 6121, section 4.5.2")
  void bothWays_thenAwayAndBack_isSeenByBoth() {
    befriend();
    assertThat(subscription(alice, bob)).isEqualTo("both");
    assertThat(subscription(bob, alice)).isEqualTo("both");

    b.send("<presence><show>away</show><status>tea</status></presence>");
    assertThat(a.taken()).contains("<show>away</show>", "<status>tea</status>");
    b.link().cut();
    assertThat(a.taken()).contains("from='bob@simpp.example/desk'", "type='unavailable'");

    TestClient again = server.connect(bob, "desk");
    again.send("<presence/>");
    assertThat(again.taken()).contains("from='alice@simpp.example/desk'");
    assertThat(a.taken()).contains("from='bob@simpp.example/desk'");
  }

  @Test
  @Specification("RFC 6121, section 3.1.3")
  void request_toOneWhoIsAway_isDeliveredLater() {
    b.link().cut();
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    TestClient later = server.connect(bob, "desk");
    later.send("<presence/>");

    assertThat(later.taken())
        .contains("from='alice@simpp.example' to='bob@simpp.example' type='subscribe'");
    later.send("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>");
    assertThat(later.taken()).doesNotContain("alice@simpp.example'");
  }

  @Test
  void request_toOneWhoIsAway_keepsItsWords() {
    b.link().cut();
    String words =
        "<status>Hi, it is me &amp; 小明</status><nick xmlns='http://jabber.org/protocol/nick'>A</nick>";
    a.send("<presence to='bob@simpp.example/x' type='subscribe' id='s'>" + words + "</presence>");
    a.send("<presence to='bob@simpp.example' type='subscribe'><status>2</status></presence>");

    for (int login = 0; login < 2; login++) {
      TestClient later = server.connect(bob, "desk");
      later.send("<presence/>");
      assertThat(later.take())
          .filteredOn(stanza -> stanza.contains("type='subscribe'"))
          .singleElement()
          .satisfies(
              request ->
                  assertThat(request)
                      .contains("from='alice@simpp.example' to='bob@simpp.example' id='s'")
                      .contains(words));
      later.link().cut();
    }
    TestClient answers = server.connect(bob, "desk").available();
    answers.send("<presence to='alice@simpp.example' type='subscribed'/>");
    assertThat(server.store().find(bob, alice).orElseThrow().request().isEmpty()).isTrue();
  }

  @Test
  void request_withTooManyWords_isRefused() {
    a.send(
        "<presence to='bob@simpp.example' type='subscribe'><status>"
            + "x".repeat(4096)
            + "</status></presence>");

    assertThat(a.taken()).contains("type='error'", "policy-violation");
    assertThat(b.take()).isEmpty();
    assertThat(subscription(alice, bob)).isEqualTo("absent");
  }

  @Test
  void approval_comesBeforeThePush_andThePresence() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    a.take();
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");

    assertThat(a.taken())
        .as("section 3.1.6")
        .containsSubsequence(
            "type='subscribed'", "subscription='to'", "<presence from='bob@simpp.example/desk'");
  }

  @Test
  @Specification("RFC 6121, section 3.2.2")
  void declined_leavesNothingWithTheContact() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='unsubscribed'/>");

    assertThat(a.taken()).contains("type='unsubscribed'");
    assertThat(subscription(alice, bob)).isEqualTo("none");
    assertThat(subscription(bob, alice)).isEqualTo("absent");
  }

  @Test
  @Specification("RFC 6121, section 3.2.2")
  @Specification("RFC 6121, section 3.2.3")
  void cancelled_hidesPresence() {
    befriend();
    b.send("<presence to='alice@simpp.example' type='unsubscribed'/>");

    assertThat(subscription(alice, bob)).isEqualTo("from");
    assertThat(subscription(bob, alice)).isEqualTo("to");
    assertThat(a.taken())
        .as("section 3.2.2: unavailable while still subscribed")
        .containsSubsequence("type='unavailable'", "type='unsubscribed'", "subscription='from'");
    b.send("<presence><show>dnd</show></presence>");
    assertThat(a.taken()).doesNotContain("dnd");
  }

  @Test
  @Specification("RFC 6121, section 3.3.2")
  @Specification("RFC 6121, section 3.3.3")
  void unsubscribe_stopsListening() {
    befriend();
    a.send("<presence to='bob@simpp.example' type='unsubscribe'/>");

    assertThat(subscription(alice, bob)).isEqualTo("from");
    assertThat(subscription(bob, alice)).isEqualTo("to");
    assertThat(b.taken()).containsSubsequence("type='unsubscribe'", "subscription='to'");
    assertThat(a.taken()).contains("from='bob@simpp.example/desk'", "type='unavailable'");
  }

  @Test
  void unsubscribe_andARequestAgain_isNotRefusedByTheFirst() {
    befriend();
    a.send("<presence to='bob@simpp.example' type='unsubscribe'/>");
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");

    assertThat(subscription(alice, bob)).isEqualTo("both");
  }

  @Test
  void removalOfWhoOnlyAsked_showsNoResource() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send(
        "<iq type='set' id='x'><query xmlns='jabber:iq:roster'>"
            + "<item jid='alice@simpp.example'/></query></iq>");
    a.take();
    b.send(
        "<iq type='set' id='x'><query xmlns='jabber:iq:roster'>"
            + "<item jid='alice@simpp.example' subscription='remove'/></query></iq>");

    assertThat(a.taken()).contains("type='unsubscribed'").doesNotContain("bob@simpp.example/desk");
  }

  @Test
  @Specification("RFC 6121, section 2.5.2")
  void removal_endsBothSubscriptions() {
    befriend();
    a.send(
        "<iq type='set' id='x'><query xmlns='jabber:iq:roster'>"
            + "<item jid='bob@simpp.example' subscription='remove'/></query></iq>");

    assertThat(a.taken())
        .contains(
            "subscription='remove'", "<iq to='alice@simpp.example/desk' id='x' type='result'/>");
    assertThat(subscription(alice, bob)).isEqualTo("absent");
    assertThat(subscription(bob, alice)).isEqualTo("none");
    assertThat(b.taken())
        .contains("type='unsubscribe'")
        .containsSubsequence("'unavailable'", "type='unsubscribed'");
  }

  @Test
  @Specification("RFC 6121, section 3.4.2")
  void preApproved_isAnsweredAtOnce() {
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    assertThat(b.taken()).contains("approved='true'");
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");

    assertThat(subscription(alice, bob)).isEqualTo("to");
    assertThat(subscription(bob, alice)).isEqualTo("from");
    assertThat(b.taken()).doesNotContain("type='subscribe'");
  }

  @Test
  @Specification("RFC 6121, section 4.6.3")
  void directed_isSeenAndTakenBack() {
    a.send("<presence to='bob@simpp.example/desk'><status>here</status></presence>");
    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "here");
    a.link().cut();

    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "type='unavailable'");
  }

  @Test
  @Specification("RFC 6121, section 4.2.2")
  @Specification("RFC 6121, section 4.4.2")
  void ownResources_seeOneAnother() {
    TestClient phone = server.connect(alice, "phone");
    phone.send("<presence><show>xa</show></presence>");

    assertThat(a.taken()).contains("from='alice@simpp.example/phone'", "<show>xa</show>");
    assertThat(phone.taken())
        .contains("from='alice@simpp.example/phone'", "from='alice@simpp.example/desk'");
  }

  @Test
  @Specification("RFC 6121, section 4.7.1")
  @Specification("RFC 6121, section 4.7.2.3")
  void presence_againstTheRules_isAnswered() {
    a.send("<presence><priority>200</priority></presence>");
    assertThat(a.taken()).contains("type='error'", "bad-request");
    a.send("<presence type='here'/>");
    assertThat(a.taken()).contains("bad-request");
    a.send("<presence type='subscribe'/>");
    assertThat(a.taken()).contains("bad-request");
    a.send("<presence type='error'/>");
    assertThat(a.take()).isEmpty();
  }

  @Test
  void roster_full_refusesTheRequest() {
    for (int i = 0; i < 6; i++) {
      a.send("<presence to='c" + i + "@simpp.example' type='subscribe'/>");
    }

    assertThat(a.taken()).contains("type='error'", "resource-constraint");
    assertThat(subscription(alice, Jid.of("c5@simpp.example"))).isEqualTo("absent");
  }
}
