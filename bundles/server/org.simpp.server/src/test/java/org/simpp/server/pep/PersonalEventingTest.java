package org.simpp.server.pep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** XEP-0060 and XEP-0163: what an account does with its nodes, and what others may. */
class PersonalEventingTest {
  private static final String MOOD = "http://jabber.org/protocol/mood";
  private static final String HAPPY = "<mood xmlns='" + MOOD + "'><happy/></mood>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private static String ask(TestClient client, String type, String to, String child) {
    client.send("<iq type='" + type + "' id='i'" + to + ">" + child + "</iq>");
    return client.taken();
  }

  private static String pubsub(TestClient client, String type, String what) {
    return ask(
        client,
        type,
        "",
        "<pubsub xmlns='http://jabber.org/protocol/pubsub'>" + what + "</pubsub>");
  }

  private static String owner(TestClient client, String type, String what) {
    return ask(
        client,
        type,
        "",
        "<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>" + what + "</pubsub>");
  }

  private static String fromAlice(TestClient client, String what) {
    return ask(
        client,
        "get",
        " to='alice@simpp.example'",
        "<pubsub xmlns='http://jabber.org/protocol/pubsub'>" + what + "</pubsub>");
  }

  private static String publish(String node, String id, String payload) {
    return "<publish node='" + node + "'><item" + id + ">" + payload + "</item></publish>";
  }

  private static String form(String wrapper, String type, String... namesAndValues) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields
          .append("<field var='pubsub#")
          .append(namesAndValues[i])
          .append("'><value>")
          .append(namesAndValues[i + 1])
          .append("</value></field>");
    }
    return "<"
        + wrapper
        + "><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>"
        + "http://jabber.org/protocol/pubsub#"
        + type
        + "</value></field>"
        + fields
        + "</x></"
        + wrapper.split(" ")[0]
        + ">";
  }

  private static String options(String... namesAndValues) {
    return form("publish-options", "publish-options", namesAndValues);
  }

  private void letSee() {
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    a.send("<presence to='bob@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  private String items(String more) {
    return pubsub(a, "get", "<items node='" + MOOD + "'" + more + "/>");
  }

  @Test
  @Specification("XEP-0163, section 6.1")
  @Specification("XEP-0223, section 5")
  void accountAndServer_sayWhatTheyAre() {
    String account = ask(a, "get", "", "<query xmlns='http://jabber.org/protocol/disco#info'/>");
    assertThat(account)
        .contains("<identity category='account' type='registered'/>")
        .contains("<identity category='pubsub' type='pep'/>")
        .contains("<feature var='http://jabber.org/protocol/pubsub#publish-options'/>")
        .contains("<feature var='http://jabber.org/protocol/pubsub#auto-create'/>");
    assertThat(
            ask(
                a,
                "get",
                " to='simpp.example'",
                "<query xmlns='http://jabber.org/protocol/disco#info'/>"))
        .contains("<identity category='pubsub' type='pep'/>")
        .contains("<feature var='http://jabber.org/protocol/pubsub#publish-options'/>");
  }

  @Test
  @Specification("XEP-0060, section 7.1")
  @Specification("XEP-0060, section 7.1.4")
  void publish_makesTheNodeAndKeepsTheItem() {
    assertThat(pubsub(a, "set", publish(MOOD, " id='now'", HAPPY)))
        .contains("type='result'")
        .contains("<publish node='" + MOOD + "'><item id='now'/></publish>");
    assertThat(items("")).contains("<items node='" + MOOD + "'><item id='now'>" + HAPPY);

    assertThat(pubsub(a, "set", publish(MOOD, "", "<mood xmlns='" + MOOD + "'><sad/></mood>")))
        .containsPattern("<item id='[0-9a-f]{24}'/>");
    assertThat(items("")).contains("<sad/>").doesNotContain("<happy/>");
  }

  @Test
  @Specification("XEP-0060, section 7.1.3")
  void publish_ofWhatIsNoItem_isRefused() {
    for (String[] one :
        new String[][] {
          {"<publish><item><x xmlns='u'/></item></publish>", "<nodeid-required"},
          {"<publish node='" + MOOD + "'/>", "<item-required"},
          {publish(MOOD, "", ""), "<payload-required"},
          {publish(MOOD, "", HAPPY + HAPPY), "<invalid-payload"},
          {
            "<publish node='n'><item><x xmlns='u'/></item><item><x xmlns='u'/></item></publish>",
            "<max-items-exceeded"
          },
          {publish(MOOD, "", "<x xmlns='u'>" + "x".repeat(2_000) + "</x>"), "<payload-too-big"},
          {publish("n".repeat(1_024), "", HAPPY), "<not-acceptable"},
          {publish(MOOD, " id='" + "n".repeat(1_024) + "'", HAPPY), "<not-acceptable"}
        }) {
      assertThat(pubsub(a, "set", one[0])).as(one[0]).contains("type='error'", one[1]);
    }
    assertThat(server.store().nodes(alice)).isEmpty();
  }

  @Test
  @Specification("XEP-0060, section 7.1.5")
  void publishOptions_configureANewNode_andAreMetByOneThatIsThere() {
    String closed =
        options("access_model", "whitelist", "persist_items", "true", "max_items", "max");
    assertThat(pubsub(a, "set", publish(MOOD, " id='1'", HAPPY) + closed))
        .contains("type='result'");
    assertThat(pubsub(a, "set", publish(MOOD, " id='2'", HAPPY) + closed))
        .contains("type='result'");
    assertThat(items("")).contains("<item id='2'>", "<item id='1'>");

    assertThat(pubsub(a, "set", publish(MOOD, " id='3'", HAPPY) + options("access_model", "open")))
        .contains(
            "<conflict", "<precondition-not-met xmlns='http://jabber.org/protocol/pubsub#errors'");
    assertThat(pubsub(a, "set", publish(MOOD, " id='3'", HAPPY) + options("strange", "1")))
        .contains("<precondition-not-met");
    assertThat(pubsub(a, "set", publish("new", " id='3'", HAPPY) + options("strange", "1")))
        .contains("<precondition-not-met");
    assertThat(pubsub(a, "set", publish("new", "", HAPPY) + "<publish-options/>"))
        .contains("<bad-request", "<invalid-options");
    assertThat(pubsub(a, "set", publish("new", "", HAPPY) + options("access_model", "authorize")))
        .contains("<unsupported-access-model");
    assertThat(items("")).doesNotContain("<item id='3'>");
    assertThat(server.store().nodes(alice)).hasSize(1);
  }

  @Test
  @Specification("XEP-0223, section 2")
  void whitelistedNode_isForItsOwnerAlone() {
    letSee();
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY) + options("access_model", "whitelist"));

    assertThat(fromAlice(b, "<items node='" + MOOD + "'/>"))
        .contains("<not-allowed", "<closed-node");
    assertThat(items("")).contains("<happy/>");
  }

  @Test
  @Specification("XEP-0060, section 6.5.9")
  void presenceNode_isForThoseWhoSeeTheOwner() {
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY));
    String asked = "<items node='" + MOOD + "'/>";

    assertThat(fromAlice(b, asked)).contains("<not-authorized", "<presence-subscription-required");
    letSee();
    assertThat(fromAlice(b, asked)).contains("type='result'", "<happy/>");
    a.send("<presence to='bob@simpp.example' type='unsubscribed'/>");
    b.take();
    assertThat(fromAlice(b, asked)).contains("<presence-subscription-required");
  }

  @Test
  @Specification("XEP-0060, section 4.5")
  void openNode_isForEverybody() {
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY) + options("access_model", "open"));

    assertThat(fromAlice(b, "<items node='" + MOOD + "'/>")).contains("<happy/>");
    assertThat(
            ask(
                b,
                "get",
                " to='alice@simpp.example'",
                "<query xmlns='http://jabber.org/protocol/disco#info' node='" + MOOD + "'/>"))
        .contains("<identity category='pubsub' type='leaf'/>");
  }

  @Test
  @Specification("XEP-0060, section 4.5")
  void rosterNode_isForTheGroupsThatItNames() {
    letSee();
    pubsub(
        a,
        "set",
        publish(MOOD, " id='1'", HAPPY)
            + options("access_model", "roster", "roster_groups_allowed", "Friends"));
    String asked = "<items node='" + MOOD + "'/>";

    assertThat(fromAlice(b, asked)).contains("<not-authorized", "<not-in-roster-group");
    ask(
        a,
        "set",
        "",
        "<query xmlns='jabber:iq:roster'><item jid='bob@simpp.example'>"
            + "<group>Friends</group></item></query>");
    assertThat(fromAlice(b, asked)).contains("<happy/>");
  }

  @Test
  @Specification("XEP-0060, section 6.5")
  void items_areAskedForByNumberOrById() {
    for (int i = 1; i <= 3; i++) {
      pubsub(a, "set", publish(MOOD, " id='i" + i + "'", HAPPY) + options("max_items", "5"));
    }
    assertThat(items("")).contains("id='i1'", "id='i2'", "id='i3'");
    assertThat(items(" max_items='2'")).contains("id='i2'", "id='i3'").doesNotContain("id='i1'");
    assertThat(
            pubsub(a, "get", "<items node='" + MOOD + "'><item id='i1'/><item id='none'/></items>"))
        .contains("id='i1'")
        .doesNotContain("id='i2'", "none");
    assertThat(pubsub(a, "get", "<items node='" + MOOD + "'><item id='none'/></items>"))
        .contains("<item-not-found");
    for (String bad : new String[] {"0", "-1", "x", "99999999999"}) {
      assertThat(items(" max_items='" + bad + "'")).as(bad).contains("<bad-request");
    }
    assertThat(pubsub(a, "get", "<items node='none'/>")).contains("<item-not-found");
    assertThat(pubsub(a, "get", "<items/>")).contains("<nodeid-required");
  }

  private String part(String set) {
    return pubsub(
        a,
        "get",
        "<items node='"
            + MOOD
            + "'/><set xmlns='http://jabber.org/protocol/rsm'>"
            + set
            + "</set>");
  }

  @Test
  @Specification("XEP-0060, section 6.5.4")
  @Specification("XEP-0059, section 2.2")
  @Specification("XEP-0059, section 2.3")
  void items_comeInParts_inBothDirections() {
    for (int i = 1; i <= 3; i++) {
      pubsub(a, "set", publish(MOOD, " id='i" + i + "'", HAPPY) + options("max_items", "5"));
    }
    String all = items("");
    assertThat(all).as("nothing is left out").doesNotContain("jabber.org/protocol/rsm");
    assertThat(all.indexOf("id='i3'")).as("the latest first").isLessThan(all.indexOf("id='i1'"));

    assertThat(part("<max>2</max>"))
        .contains("id='i3'", "id='i2'", "<first index='0'>i3</first><last>i2</last>")
        .contains("<count>3</count>")
        .doesNotContain("id='i1'");
    assertThat(part("<max>2</max><after>i2</after>"))
        .contains("id='i1'", "<first index='2'>i1</first><last>i1</last><count>3</count>")
        .doesNotContain("id='i2'", "id='i3'");
    assertThat(part("<max>2</max><after>i1</after>"))
        .contains("<items node='" + MOOD + "'/>", "<count>3</count>")
        .doesNotContain("<first");
    assertThat(part("<max>2</max><before/>"))
        .contains("<first index='1'>i2</first><last>i1</last>")
        .doesNotContain("id='i3'");
    assertThat(part("<max>1</max><before>i1</before>"))
        .contains("<first index='1'>i2</first><last>i2</last>");
    assertThat(part("<max>0</max>"))
        .contains("<items node='" + MOOD + "'/>", "<count>3</count>")
        .doesNotContain("<first");
  }

  @Test
  @Specification("XEP-0059, section 2.2")
  void partsThatAreNone_areRefused() {
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY));

    assertThat(part("<after>none</after>")).contains("<item-not-found");
    assertThat(part("<before>none</before>")).contains("<item-not-found");
    assertThat(part("<max>-1</max>")).contains("<bad-request");
    assertThat(part("<max>1</max><index>0</index>")).contains("<feature-not-implemented");
  }

  @Test
  @Specification("XEP-0060, section 7.2")
  void retracted_isThereNoMore() {
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY));

    assertThat(pubsub(a, "set", "<retract node='" + MOOD + "'><item id='1'/></retract>"))
        .contains("type='result'");
    assertThat(items("")).contains("<items node='" + MOOD + "'/>");
    assertThat(pubsub(a, "set", "<retract node='" + MOOD + "'><item id='1'/></retract>"))
        .contains("<item-not-found");
    assertThat(pubsub(a, "set", "<retract node='" + MOOD + "'/>")).contains("<item-required");
    assertThat(pubsub(a, "set", "<retract node='none'><item id='1'/></retract>"))
        .contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0060, section 8.1")
  void create_makesANodeOnce() {
    assertThat(pubsub(a, "set", "<create node='n'/>")).contains("type='result'");
    assertThat(pubsub(a, "set", "<create node='n'/>")).contains("<conflict");
    assertThat(pubsub(a, "set", "<create/>")).contains("<not-acceptable", "<nodeid-required");
    assertThat(
            pubsub(
                a,
                "set",
                "<create node='m'/>" + form("configure", "node_config", "access_model", "open")))
        .contains("type='result'");
    assertThat(owner(a, "get", "<configure node='m'/>"))
        .contains("type='list-single' label='Who may see the items'><value>open</value>");
    for (String name : new String[] {"o", "p"}) {
      pubsub(a, "set", "<create node='" + name + "'/>");
    }
    assertThat(pubsub(a, "set", "<create node='q'/>")).contains("<conflict", "<max-nodes-exceeded");
  }

  @Test
  @Specification("XEP-0060, section 8.2")
  @Specification("XEP-0060, section 8.3")
  void configuration_isShownAndChanged() {
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY) + options("max_items", "3"));
    pubsub(a, "set", publish(MOOD, " id='2'", HAPPY));

    assertThat(owner(a, "get", "<default/>")).contains("pubsub#access_model", "<value>presence<");
    assertThat(
            owner(a, "set", form("configure node='" + MOOD + "'", "node_config", "max_items", "1")))
        .contains("type='result'");
    assertThat(items("")).contains("id='2'").doesNotContain("id='1'");
    assertThat(
            owner(a, "set", form("configure node='" + MOOD + "'", "node_config", "max_items", "6")))
        .contains("<not-acceptable", "at most 5");
    assertThat(owner(a, "set", "<configure node='" + MOOD + "'/>")).contains("<bad-request");
    assertThat(owner(a, "get", "<configure node='none'/>")).contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0060, section 8.4")
  @Specification("XEP-0060, section 8.5")
  void purgedAndDeleted_areEmptyAndGone() {
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY));

    assertThat(owner(a, "set", "<purge node='" + MOOD + "'/>")).contains("type='result'");
    assertThat(items("")).contains("<items node='" + MOOD + "'/>");
    assertThat(owner(a, "set", "<delete node='" + MOOD + "'/>")).contains("type='result'");
    assertThat(items("")).contains("<item-not-found");
    assertThat(owner(a, "set", "<delete node='" + MOOD + "'/>")).contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0060, section 7.1.3")
  void othersNodes_areNobodysToChange() {
    letSee();
    pubsub(a, "set", publish(MOOD, " id='1'", HAPPY));
    String to = " to='alice@simpp.example'";

    for (String what :
        new String[] {
          publish(MOOD, "", HAPPY),
          "<retract node='" + MOOD + "'><item id='1'/></retract>",
          "<create node='n'/>"
        }) {
      assertThat(
              ask(
                  b,
                  "set",
                  to,
                  "<pubsub xmlns='http://jabber.org/protocol/pubsub'>" + what + "</pubsub>"))
          .as(what)
          .contains("<forbidden");
    }
    for (String what :
        new String[] {"<delete node='" + MOOD + "'/>", "<purge node='" + MOOD + "'/>"}) {
      assertThat(
              ask(
                  b,
                  "set",
                  to,
                  "<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>" + what + "</pubsub>"))
          .as(what)
          .contains("<forbidden");
    }
    assertThat(items("")).contains("<happy/>");
  }

  @Test
  @Specification("XEP-0163, section 6.2")
  @Specification("XEP-0060, section 5.2")
  @Specification("XEP-0060, section 5.5")
  void nodes_areDiscoveredByThoseWhoMaySeeThem() {
    letSee();
    pubsub(a, "set", publish(MOOD, " id='one'", HAPPY));
    pubsub(a, "set", publish("secret", "", HAPPY) + options("access_model", "whitelist"));
    String all = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
    String to = " to='alice@simpp.example'";

    assertThat(ask(a, "get", "", all)).contains("node='" + MOOD + "'", "node='secret'");
    assertThat(ask(b, "get", to, all))
        .contains("<item jid='alice@simpp.example' node='" + MOOD + "'/>")
        .doesNotContain("secret");
    String one = "<query xmlns='http://jabber.org/protocol/disco#items' node='%s'/>";
    assertThat(ask(b, "get", to, one.formatted(MOOD)))
        .contains("<item jid='alice@simpp.example' name='one'/>");
    assertThat(ask(b, "get", to, one.formatted("secret"))).contains("<closed-node");
    assertThat(ask(b, "get", to, one.formatted("none"))).contains("<item-not-found");
    assertThat(
            ask(
                b,
                "get",
                to,
                "<query xmlns='http://jabber.org/protocol/disco#info' node='" + MOOD + "'/>"))
        .contains("category='pubsub' type='leaf'", "pubsub#meta-data");
  }

  @Test
  @Specification("XEP-0060, section 10")
  void whatThereIsNot_isSaid() {
    assertThat(pubsub(a, "get", "<subscriptions/>"))
        .contains("<feature-not-implemented")
        .contains(
            "<unsupported xmlns='http://jabber.org/protocol/pubsub#errors'"
                + " feature='retrieve-subscriptions'/>");
    assertThat(pubsub(a, "get", "<affiliations/>")).contains("feature='retrieve-affiliations'");
    assertThat(pubsub(a, "set", "")).contains("<bad-request");
    assertThat(pubsub(a, "set", "<strange/>")).contains("<bad-request");
    assertThat(owner(a, "set", "<strange/>")).contains("<bad-request");
  }

  @Test
  void accountsMeasureOfBytes_isNotExceeded() {
    String large = "<x xmlns='u'>" + "x".repeat(1_900) + "</x>";
    for (int i = 1; i <= 4; i++) {
      assertThat(
              pubsub(a, "set", publish(MOOD, " id='" + i + "'", large) + options("max_items", "5")))
          .contains("type='result'");
    }
    assertThat(pubsub(a, "set", publish(MOOD, " id='5'", large))).contains("<resource-constraint");
  }
}
