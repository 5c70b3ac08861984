package org.simpp.server.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.Interest;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.Identity;

/** XEP-0163, section 4: who is told of what alice publishes. */
class NotificationsTest {
  private static final String MOOD = "http://jabber.org/protocol/mood";
  private static final String HAPPY = "<mood xmlns='" + MOOD + "'><happy/></mood>";
  private static final Interest MOODS = Interest.of("moody", MOOD);

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private void letSee() {
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    a.send("<presence to='bob@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  private String pubsub(String namespace, String what) {
    a.send("<iq type='set' id='i'><pubsub xmlns='" + namespace + "'>" + what + "</pubsub></iq>");
    return a.taken();
  }

  private String publish(String id, String more) {
    return pubsub(
        "http://jabber.org/protocol/pubsub",
        "<publish node='" + MOOD + "'><item id='" + id + "'>" + HAPPY + "</item></publish>" + more);
  }

  private static String options(String name, String value) {
    return "<publish-options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'"
        + " type='hidden'><value>http://jabber.org/protocol/pubsub#publish-options</value></field>"
        + "<field var='pubsub#"
        + name
        + "'><value>"
        + value
        + "</value></field></x></publish-options>";
  }

  @Test
  @Specification("XEP-0163, section 4.3.1")
  @Specification("XEP-0163, section 4.3.2")
  void contactsAndOwnResources_thatWantIt_areTold() {
    letSee();
    MOODS.announce(b);
    TestClient phone = server.connect(alice, "phone");
    MOODS.announce(phone);
    TestClient deaf = server.connect(bob, "deaf").available();
    a.take();
    b.take();
    phone.take();

    assertThat(publish("1", "")).doesNotContain("#event");
    String event =
        "type='headline'><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='"
            + MOOD
            + "'><item id='1'>"
            + HAPPY
            + "</item></items></event></message>";
    assertThat(b.taken())
        .contains("<message from='alice@simpp.example' to='bob@simpp.example/desk'")
        .endsWith(event);
    assertThat(phone.taken()).contains("to='alice@simpp.example/phone'").endsWith(event);
    assertThat(deaf.take()).isEmpty();
  }

  private String asB(String what) {
    b.send(
        "<iq type='set' id='s' to='alice@simpp.example'>"
            + "<pubsub xmlns='http://jabber.org/protocol/pubsub'>"
            + what
            + "</pubsub></iq>");
    return b.taken();
  }

  private static String subscription(String verb, String jid) {
    return "<" + verb + " node='" + MOOD + "' jid='" + jid + "'/>";
  }

  @Test
  @Specification("XEP-0060, section 6.1")
  @Specification("XEP-0060, section 6.2")
  @Specification("XEP-0163, section 4.3")
  void subscriber_isTold_untilItWantsNoMore() {
    publish("0", options("access_model", "open"));
    assertThat(asB(subscription("subscribe", "bob@simpp.example")))
        .containsSubsequence(
            "<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscription node='" + MOOD,
            "' jid='bob@simpp.example' subscription='subscribed'/></pubsub></iq>",
            "to='bob@simpp.example/desk'",
            "<item id='0'>",
            "<delay ");
    asB(subscription("subscribe", "bob@simpp.example"));

    publish("1", "");
    assertThat(b.take())
        .as("once, to the account, though it has subscribed twice")
        .singleElement()
        .asString()
        .contains("to='bob@simpp.example' ", "type='headline'", "<item id='1'>");

    assertThat(asB(subscription("unsubscribe", "bob@simpp.example"))).contains("type='result'");
    publish("2", "");
    assertThat(b.take()).isEmpty();
    assertThat(asB(subscription("unsubscribe", "bob@simpp.example")))
        .contains("<unexpected-request", "<not-subscribed");
  }

  @Test
  @Specification("XEP-0163, section 4.3")
  void resourceThatSubscribes_isToldOnce_alsoWhereItsCapabilitiesSayIt() {
    letSee();
    publish("0", "");
    asB(subscription("subscribe", "bob@simpp.example/desk"));
    publish("1", "");
    assertThat(b.take()).singleElement().asString().contains("to='bob@simpp.example/desk'");

    MOODS.announce(b);
    b.take();
    publish("2", "");
    assertThat(b.take()).singleElement().asString().contains("<item id='2'>");
  }

  @Test
  @Specification("XEP-0060, section 6.1.3")
  @Specification("XEP-0060, section 6.2.3")
  void subscriptions_areForThoseWhoMaySee_andForThemselvesAlone() {
    assertThat(asB(subscription("subscribe", "bob@simpp.example"))).contains("<item-not-found");
    publish("0", "");
    assertThat(asB(subscription("subscribe", "bob@simpp.example")))
        .contains("<presence-subscription-required");
    for (String other : new String[] {"carol@simpp.example", "@", "simpp.example"}) {
      assertThat(asB(subscription("subscribe", other)))
          .as(other)
          .contains("<bad-request", "<invalid-jid");
      assertThat(asB(subscription("unsubscribe", other))).as(other).contains("<forbidden");
    }
    assertThat(asB("<subscribe jid='bob@simpp.example'/>")).contains("<nodeid-required");
  }

  @Test
  @Specification("XEP-0163, section 7.1")
  void whoMayNotSeeTheNodeAnyMore_isNoSubscriber() {
    publish("0", options("access_model", "open"));
    asB(subscription("subscribe", "bob@simpp.example"));
    pubsub(
        "http://jabber.org/protocol/pubsub#owner",
        "<configure node='"
            + MOOD
            + "'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'>"
            + "<value>http://jabber.org/protocol/pubsub#node_config</value></field>"
            + "<field var='pubsub#access_model'><value>whitelist</value></field></x></configure>");
    b.take();
    publish("1", "");
    assertThat(b.take()).isEmpty();
    assertThat(asB(subscription("unsubscribe", "bob@simpp.example"))).contains("<not-subscribed");
  }

  @Test
  @Specification("XEP-0060, section 8.4")
  void subscriptions_endWithTheirNode() {
    publish("0", options("access_model", "open"));
    asB(subscription("subscribe", "bob@simpp.example"));
    pubsub("http://jabber.org/protocol/pubsub#owner", "<delete node='" + MOOD + "'/>");
    assertThat(b.taken()).contains("<delete node='" + MOOD + "'/>");

    publish("1", options("access_model", "open"));
    assertThat(b.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0163, section 4.1")
  void strangers_areNotTold() {
    MOODS.announce(b);
    publish("1", options("access_model", "open"));
    assertThat(b.take()).isEmpty();

    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    b.take();
    publish("2", "");
    assertThat(b.take()).as("alice sees bob, not the other way round").isEmpty();
  }

  @Test
  @Specification("XEP-0060, section 4.5")
  void contacts_areNotToldOfAWhitelistedNode() {
    letSee();
    MOODS.announce(b);
    MOODS.announce(a);
    b.take();
    assertThat(publish("1", options("access_model", "whitelist"))).contains("<happy/>");
    assertThat(b.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0163, section 4.3.4")
  void whoeverComes_getsTheLastItemOnce() {
    letSee();
    publish("1", "");

    assertThat(MOODS.announce(b))
        .contains("<message from='alice@simpp.example' to='bob@simpp.example/desk'")
        .contains("<item id='1'>" + HAPPY)
        .contains("<delay xmlns='urn:xmpp:delay' from='alice@simpp.example' stamp='2026-01-02T");
    assertThat(MOODS.announce(b)).as("it is there already").doesNotContain("#event");
    b.send("<presence type='unavailable'/>");
    b.take();
    assertThat(MOODS.announce(b)).as("it comes again").contains("<item id='1'>");
    assertThat(MOODS.announce(server.connect(alice, "phone"))).contains("<item id='1'>");
  }

  @Test
  @Specification("XEP-0163, section 4.3.4")
  void lastItem_isNotSentWhereTheNodeSaysSo() {
    letSee();
    publish("1", options("send_last_published_item", "never"));

    assertThat(MOODS.announce(b)).doesNotContain("#event");
  }

  @Test
  @Specification("XEP-0163, section 4.3.4")
  void lastItem_isNotSentToThoseWhoMayNotSeeTheNode() {
    letSee();
    publish("1", options("access_model", "whitelist"));

    assertThat(MOODS.announce(b)).doesNotContain("#event");
    assertThat(MOODS.announce(server.connect(alice, "phone"))).contains("<item id='1'>");
  }

  @Test
  @Specification("XEP-0060, section 9.1.2")
  void newSubscriber_getsTheLastItem() {
    publish("1", "");
    MOODS.announce(b);
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    b.take();
    a.send("<presence to='bob@simpp.example' type='subscribed'/>");

    assertThat(b.taken()).containsSubsequence("type='subscribed'", "<item id='1'>" + HAPPY);
  }

  @Test
  @Specification("XEP-0060, section 7.2.2")
  @Specification("XEP-0060, section 8.4")
  @Specification("XEP-0060, section 8.5")
  void retractionPurgeAndDeletion_areTold() {
    letSee();
    MOODS.announce(b);
    publish("1", "");
    b.take();

    pubsub(
        "http://jabber.org/protocol/pubsub",
        "<retract node='" + MOOD + "'><item id='1'/></retract>");
    assertThat(b.taken()).contains("<items node='" + MOOD + "'><retract id='1'/></items>");
    pubsub("http://jabber.org/protocol/pubsub#owner", "<purge node='" + MOOD + "'/>");
    assertThat(b.taken()).contains("<purge node='" + MOOD + "'/>");
    pubsub("http://jabber.org/protocol/pubsub#owner", "<delete node='" + MOOD + "'/>");
    assertThat(b.taken()).contains("<delete node='" + MOOD + "'/>");
  }

  @Test
  @Specification("XEP-0060, section 7.1.2")
  void payload_isLeftOutWhereTheNodeSaysSo() {
    letSee();
    MOODS.announce(b);
    publish("1", options("deliver_payloads", "false"));
    assertThat(b.taken()).contains("<items node='" + MOOD + "'><item id='1'/></items>");
  }

  @Test
  @Specification("XEP-0163, section 4.3.3")
  void blocked_areToldNothing() {
    letSee();
    MOODS.announce(b);
    a.send(
        "<iq type='set' id='x'><block xmlns='urn:xmpp:blocking'>"
            + "<item jid='bob@simpp.example'/></block></iq>");
    b.take();

    publish("1", "");
    assertThat(b.take()).isEmpty();
    b.send("<presence type='unavailable'/>");
    assertThat(MOODS.announce(b)).doesNotContain("#event");
  }

  @Test
  @Specification("XEP-0115, section 5.4")
  void software_isAskedOnce_andBelievedOfAllWhoSayTheSame() {
    MOODS.announce(a);
    TestClient phone = server.connect(alice, "phone");
    phone.send("<presence/>");
    phone.take();

    assertThat(MOODS.announce(phone)).doesNotContain("disco#info");
    publish("1", "");
    assertThat(phone.taken()).contains("<item id='1'>");
  }

  @Test
  @Specification("XEP-0115, section 5.4")
  void liar_isBelievedOfItselfAlone() {
    Interest none = Interest.of("plain");
    DiscoInfo other =
        DiscoInfo.of(new Identity("client", "pc", "", "plain"), List.of(MOOD + "+notify"));
    none.lie(a, other);
    TestClient phone = server.connect(alice, "phone");
    phone.send("<presence/>");
    phone.take();

    none.announce(phone);
    assertThat(publish("1", "")).contains("<item id='1'>" + HAPPY);
    assertThat(phone.taken()).as("it was asked itself").doesNotContain("#event");
  }

  @Test
  @Specification("XEP-0115, section 6.2")
  void whoDidNotSayWhatItWants_isAskedAgain() {
    letSee();
    publish("1", "");
    MOODS.refuse(b);
    publish("2", "");
    assertThat(b.take()).isEmpty();

    assertThat(MOODS.announce(b)).as("what it missed").contains("<item id='2'>");
    publish("3", "");
    assertThat(b.taken()).contains("<item id='3'>");
  }

  @Test
  @Specification("XEP-0060, section 9.2")
  void whoWantsItNoMore_isNotTold() {
    MOODS.announce(a);
    Interest.of("plain").announce(a);
    assertThat(publish("1", "")).doesNotContain("#event");
    MOODS.announce(a);
    a.send("<presence/>");
    a.take();
    assertThat(publish("2", "")).doesNotContain("#event");
  }

  @Test
  void storeThatIsAway_keepsNobodyFromBeingPresent() {
    letSee();
    publish("1", "");
    TestClient phone = server.connect(bob, "phone").available();
    b.take();
    server.reachesItsStore(false);
    assertThat(MOODS.announce(phone)).doesNotContain("#event");
    assertThat(b.taken()).contains("from='bob@simpp.example/phone'");
  }
}
