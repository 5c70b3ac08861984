package org.simpp.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.store.StoreException;

/** XEP-0313, and XEP-0059 and XEP-0441 beside it. */
class UserArchivesTest {
  private static final Pattern RESULT = Pattern.compile("<result [^>]*id='([0-9a-f]{32})'");
  private static final String RSM = "<set xmlns='http://jabber.org/protocol/rsm'>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final Jid carol = server.account("carol");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("XEP-0313, section 4")
  @Specification("XEP-0313, section 4.2")
  @Specification("XEP-0313, section 5.1.1")
  void message_isInBothArchives_underTheIdThatItCameWith() {
    a.send(
        "<message to='bob@simpp.example' type='chat' id='m1'><body>héllo</body>"
            + "<x xmlns='urn:x'/></message>");
    String received = b.taken();
    List<String> ofBob = query(b, "");
    List<String> ofAlice = query(a, "");

    assertThat(ofBob).hasSize(2);
    assertThat(ofBob.get(0))
        .startsWith("<message from='bob@simpp.example' to='bob@simpp.example/desk'>")
        .contains(
            "<result xmlns='urn:xmpp:mam:2' queryid='q' id='",
            "<forwarded xmlns='urn:xmpp:forward:0'>"
                + "<delay xmlns='urn:xmpp:delay' stamp='2026-01-02T03:04:05Z'/>"
                + "<message xmlns='jabber:client' from='alice@simpp.example/desk'"
                + " to='bob@simpp.example' id='m1' type='chat'><body>héllo</body>"
                + "<x xmlns='urn:x'/></message></forwarded></result>");
    assertThat(received).contains("id='" + ids(ofBob).get(0) + "' by='bob@simpp.example'");
    assertThat(ofBob.get(1))
        .startsWith("<iq")
        .contains("<fin xmlns='urn:xmpp:mam:2' complete='true'>");
    assertThat(ofAlice.get(0)).contains("héllo");
  }

  @Test
  @Specification("XEP-0313, section 5.1.1")
  void messageToOneself_isThereOnce() {
    a.send("<message to='alice@simpp.example' type='chat'><body>note</body></message>");
    say("another");

    assertThat(query(a, "")).hasSize(3);
    assertThat(query(a, field("with", "alice@simpp.example")))
        .hasSize(2)
        .first()
        .asString()
        .contains("note");
  }

  @ParameterizedTest
  @Specification("XEP-0313, section 5.1.1")
  @Specification("XEP-0334, section 4")
  @CsvSource(
      delimiter = '|',
      value = {
        "chat|<composing xmlns='http://jabber.org/protocol/chatstates'/>|0",
        "chat|<body>x</body><no-store xmlns='urn:xmpp:hints'/>|0",
        "chat|<body>x</body><no-permanent-store xmlns='urn:xmpp:hints'/>|0",
        "normal|<x xmlns='urn:x'/><store xmlns='urn:xmpp:hints'/>|1",
        "normal|<received xmlns='urn:xmpp:receipts' id='1'/>|1",
        "chat|<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>|1",
        "normal|<body>x</body>|1",
        "headline|<body>x</body>|0",
        "groupchat|<body>x</body>|0",
        "error|<body>x</body><store xmlns='urn:xmpp:hints'/>|0"
      })
  void archive_hasWhatIsWorthIt(String type, String payload, int kept) {
    a.send("<message to='bob@simpp.example/desk' type='" + type + "'>" + payload + "</message>");

    assertThat(query(a, "")).hasSize(kept + 1);
    assertThat(query(b, "")).hasSize(kept + 1);
  }

  @Test
  @Specification("XEP-0313, section 5.1")
  void messageThatWasRefused_isInNoArchive() {
    a.send("<message to='nobody@simpp.example' type='chat'><body>x</body></message>");
    for (int i = 0; i < 6; i++) {
      a.send("<message to='carol@simpp.example' type='chat'><body>" + i + "</body></message>");
    }
    assertThat(a.take()).hasSize(2);

    assertThat(query(a, "")).hasSize(6);
    assertThat(query(server.connect(carol, "desk"), "")).hasSize(6);
  }

  @Test
  @Specification("XEP-0313, section 3.4")
  @Specification("XEP-0160, section 2")
  void messageThatWaits_andItsArchivedCopy_haveOneId() {
    a.send("<message to='carol@simpp.example' type='chat'><body>x</body></message>");
    TestClient c = server.connect(carol, "desk");
    c.send("<presence/>");
    String held = c.taken();

    assertThat(held).contains("<body>x</body>", "id='" + ids(query(c, "")).get(0) + "'");
  }

  @Test
  @Specification("XEP-0313, section 4.1.1")
  @Specification("XEP-0313, section 4.1.2")
  void filters_choose() {
    say("1");
    a.send("<message to='carol@simpp.example' type='chat'><body>2</body></message>");
    b.send("<message to='alice@simpp.example/desk' type='chat'><body>3</body></message>");
    a.take();

    assertThat(bodies(query(a, field("with", "bob@simpp.example")))).containsExactly("1", "3");
    assertThat(bodies(query(a, field("with", "bob@simpp.example/desk")))).containsExactly("3");
    assertThat(bodies(query(a, field("start", "2026-01-02T03:04:05Z")))).hasSize(3);
    assertThat(bodies(query(a, field("start", "2026-01-02T03:04:05.001Z")))).isEmpty();
    assertThat(bodies(query(a, field("end", "2026-01-02T03:04:05Z")))).hasSize(3);
    assertThat(bodies(query(a, field("end", "2026-01-02T03:04:04.999Z")))).isEmpty();
  }

  @Test
  @Specification("XEP-0313, section 4.1.3")
  void ids_boundAndChoose() {
    for (int i = 0; i < 5; i++) {
      say("" + i);
    }
    List<String> ids = ids(query(a, ""));

    assertThat(bodies(query(a, field("after-id", ids.get(1))))).containsExactly("2", "3", "4");
    assertThat(bodies(query(a, field("before-id", ids.get(1))))).containsExactly("0");
    assertThat(bodies(query(a, field("after-id", ids.get(0)) + field("before-id", ids.get(3)))))
        .containsExactly("1", "2");
    assertThat(
            bodies(
                query(
                    a,
                    "<field var='ids'><value>"
                        + ids.get(3)
                        + "</value><value>"
                        + ids.get(1)
                        + "</value></field>")))
        .containsExactly("1", "3");
  }

  @Test
  @Specification("XEP-0313, section 4.3.1")
  @Specification("XEP-0313, section 4.3.2")
  @Specification("XEP-0059, section 2.2")
  void pages_goForwards() {
    for (int i = 0; i < 5; i++) {
      say("" + i);
    }
    List<String> first = query(a, "", RSM + "<max>2</max></set>");
    List<String> second =
        query(a, "", RSM + "<max>2</max><after>" + ids(first).get(1) + "</after></set>");
    List<String> third =
        query(a, "", RSM + "<max>2</max><after>" + ids(second).get(1) + "</after></set>");

    assertThat(bodies(first)).containsExactly("0", "1");
    assertThat(first.get(2))
        .contains("<first>" + ids(first).get(0) + "</first><last>" + ids(first).get(1) + "</last>")
        .doesNotContain("complete");
    assertThat(bodies(second)).containsExactly("2", "3");
    assertThat(bodies(third)).containsExactly("4");
    assertThat(third.get(1)).contains("complete='true'");
  }

  @Test
  @Specification("XEP-0313, section 4.3.3")
  @Specification("XEP-0313, section 4.3.4")
  @Specification("XEP-0059, section 2.5")
  void pages_goBackwards_andAreFlipped() {
    for (int i = 0; i < 5; i++) {
      say("" + i);
    }
    List<String> last = query(a, "", RSM + "<max>2</max><before/></set>");
    String before = RSM + "<max>3</max><before>" + ids(last).get(0) + "</before></set>";
    List<String> flipped = query(a, "", before + "<flip-page/>");

    assertThat(bodies(last)).containsExactly("3", "4");
    assertThat(last.get(2)).doesNotContain("complete");
    assertThat(bodies(query(a, "", before))).containsExactly("0", "1", "2");
    assertThat(bodies(flipped)).containsExactly("2", "1", "0");
    assertThat(flipped.get(3))
        .contains(
            "complete='true'", "<first>" + ids(flipped).get(2), "<last>" + ids(flipped).get(0));
  }

  @Test
  @Specification("XEP-0313, section 4.3.1")
  @Specification("XEP-0059, section 2.7")
  void page_isBounded_andTheCountCanBeAskedFor() {
    for (int i = 0; i < 120; i++) {
      say("" + i);
    }
    assertThat(query(a, "")).hasSize(101).last().asString().doesNotContain("complete");
    assertThat(query(a, "", RSM + "<max>1000</max></set>")).hasSize(101);
    assertThat(query(a, "", RSM + "<max>0</max></set>"))
        .singleElement()
        .asString()
        .contains("<count>120</count>")
        .doesNotContain("<first", "complete");
    assertThat(query(b, field("with", "carol@simpp.example")).get(0))
        .contains("complete='true'", "<count>0</count>")
        .doesNotContain("<first");
  }

  @ParameterizedTest
  @Specification("XEP-0313, section 4.1.3")
  @Specification("XEP-0313, section 4.3.2")
  @ValueSource(strings = {"before-id", "after-id", "ids", "<after>", "<before>"})
  void unknownId_isNotFound(String where) {
    say("x");
    b.send("<message to='bob@simpp.example' type='chat'><body>note</body></message>");
    String ofBob = ids(query(b, "")).get(1);
    for (String id : List.of("unknown", ofBob, "0".repeat(32))) {
      List<String> answer =
          where.startsWith("<")
              ? query(a, "", RSM + where + id + where.replace("<", "</") + "</set>")
              : query(a, field(where, id));

      assertThat(answer).singleElement().asString().contains("type='error'", "item-not-found");
    }
  }

  @Test
  @Specification("XEP-0313, section 4.1.5")
  void form_isAnswered_andUnknownFieldsAreRefused() {
    a.send("<iq type='get' id='1'><query xmlns='urn:xmpp:mam:2'/></iq>");
    assertThat(a.taken())
        .contains(
            "var='with'",
            "var='start'",
            "var='end'",
            "var='before-id'",
            "var='after-id'",
            "var='ids'");

    assertThat(query(a, field("{urn:x}text", "x")).get(0)).contains("feature-not-implemented");
    assertThat(query(a, field("with", "@")).get(0)).contains("bad-request");
    assertThat(query(a, "", RSM + "<index>1</index></set>").get(0))
        .contains("feature-not-implemented");
  }

  @Test
  @Specification("XEP-0313, section 7.1")
  void archive_isItsAccountsAlone() {
    say("x");
    for (String child : List.of("query", "metadata", "prefs")) {
      b.take();
      b.send(
          "<iq type='get' id='1' to='alice@simpp.example'><"
              + child
              + " xmlns='urn:xmpp:mam:2'/></iq>");
      assertThat(b.taken()).as(child).contains("type='error'").contains("forbidden");
    }
    b.send("<iq type='set' id='1' to='alice@simpp.example'><query xmlns='urn:xmpp:mam:2'/></iq>");
    assertThat(b.take()).singleElement().asString().contains("forbidden");
    b.send("<iq type='set' id='1' to='simpp.example'><query xmlns='urn:xmpp:mam:2'/></iq>");
    assertThat(b.take()).singleElement().asString().contains("service-unavailable");
  }

  @Test
  @Specification("XEP-0313, section 4.4")
  void metadata_saysFromWhereToWhere() {
    a.send("<iq type='get' id='1'><metadata xmlns='urn:xmpp:mam:2'/></iq>");
    assertThat(a.taken()).contains("<metadata xmlns='urn:xmpp:mam:2'/>");
    say("1");
    say("2");
    List<String> ids = ids(query(a, ""));
    a.send("<iq type='get' id='1'><metadata xmlns='urn:xmpp:mam:2'/></iq>");

    assertThat(a.taken())
        .contains(
            "<start id='"
                + ids.get(0)
                + "' timestamp='2026-01-02T03:04:05Z'/>"
                + "<end id='"
                + ids.get(1)
                + "' timestamp='2026-01-02T03:04:05Z'/>");
  }

  @Test
  @Specification("XEP-0441, section 2.1")
  @Specification("XEP-0441, section 2.3")
  void preferences_sayWhatIsKept() {
    assertThat(prefer("get", "", "")).contains("default='always'", "<always/><never/>");
    assertThat(prefer("set", "never", "<always><jid>carol@simpp.example</jid></always>"))
        .contains("default='never'", "<always><jid>carol@simpp.example</jid></always>");
    say("not for alice");
    a.send("<message to='carol@simpp.example' type='chat'><body>kept</body></message>");

    assertThat(bodies(query(a, ""))).containsExactly("kept");
    assertThat(bodies(query(b, ""))).containsExactly("not for alice");
    assertThat(prefer("set", "always", "<never><jid>bob@simpp.example</jid></never>"))
        .contains("default='always'");
    say("nor this");
    assertThat(bodies(query(a, ""))).containsExactly("kept");
    assertThat(prefer("set", "sometimes", "")).contains("bad-request");
  }

  @Test
  @Specification("XEP-0441, section 2.1")
  void preferences_outliveTheSession_andHoldForMessagesMeanwhile() {
    TestClient c = server.connect(carol, "desk");
    c.send("<iq type='set' id='p'><prefs xmlns='urn:xmpp:mam:2' default='never'/></iq>");
    c.link().close();
    a.send("<message to='carol@simpp.example' type='chat'><body>x</body></message>");
    TestClient again = server.connect(carol, "desk");
    again.send("<presence/>");

    assertThat(again.taken()).contains("<body>x</body>").doesNotContain("stanza-id");
    again.send("<message to='alice@simpp.example' type='chat'><body>y</body></message>");
    assertThat(query(again, "")).hasSize(1);
    assertThat(bodies(query(a, ""))).containsExactly("x", "y");
  }

  @Test
  @Specification("XEP-0441, section 2.1.1")
  void preferences_forTheRosterAlone_keepWhatContactsSay() {
    prefer("set", "roster", "");
    say("before");
    a.send(
        "<iq type='set' id='r'><query xmlns='jabber:iq:roster'>"
            + "<item jid='bob@simpp.example'/></query></iq>");
    a.take();
    say("after");
    b.send("<message to='alice@simpp.example' type='chat'><body>answer</body></message>");
    a.take();

    assertThat(bodies(query(a, ""))).containsExactly("after", "answer");
  }

  @Test
  @Specification("XEP-0313, section 6")
  void account_saysItsFeatures_whileThereAreArchives() {
    String disco =
        "<iq type='get' id='1' to='alice@simpp.example'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>";
    a.send(disco);
    assertThat(a.taken())
        .contains("<feature var='urn:xmpp:mam:2'/>", "<feature var='urn:xmpp:mam:2#extended'/>");

    server.change(TestServer.withoutArchives());
    a.send(disco);
    assertThat(a.taken()).doesNotContain("urn:xmpp:mam:2").contains("urn:xmpp:sid:0");
    say("x");
    assertThat(b.taken()).contains("<body>x</body>").doesNotContain("stanza-id");
    assertThat(query(a, "").get(0)).contains("service-unavailable");
  }

  @Test
  @Specification("XEP-0198, section 4")
  @Specification("XEP-0313, section 3.4")
  void acknowledgement_waitsForTheArchive_andDeliveryDoesNot() {
    a.element("<enable xmlns='urn:xmpp:sm:3'/>");
    server.postponeArchiving();
    say("x");
    a.element("<r xmlns='urn:xmpp:sm:3'/>");

    assertThat(b.taken()).contains("<body>x</body>");
    assertThat(a.link().takeEverything()).noneMatch(sent -> sent.startsWith("<a "));
    server.archiveNow();
    assertThat(a.link().takeEverything()).containsExactly("<a xmlns='urn:xmpp:sm:3' h='1'/>");
  }

  /** Of one that can resume the journal knows what is to be archived, and need not wait for it. */
  @Test
  @Specification("XEP-0198, section 4")
  @Specification("XEP-0198, section 5")
  void acknowledgedMessage_isArchivedByTheNextRun_whereTheServerEndsBefore() throws StoreException {
    a.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    a.link().takeEverything();
    server.postponeArchiving();
    say("x");
    a.element("<r xmlns='urn:xmpp:sm:3'/>");
    String received = b.taken();
    assertThat(a.link().takeEverything()).contains("<a xmlns='urn:xmpp:sm:3' h='1'/>");
    assertThat(server.store().archive().newest()).as("nothing is archived").isZero();

    for (int run = 0; run < 2; run++) {
      try (TestServer next = new TestServer(server.store(), server.journal())) {
        List<String> found = query(next.connect(bob, "again" + run), "");
        assertThat(bodies(found)).containsExactly("x");
        assertThat(received).contains("id='" + ids(found).get(0) + "'");
        assertThat(bodies(query(next.connect(alice, "again" + run), ""))).containsExactly("x");
      }
    }
  }

  @Test
  @Specification("XEP-0313, section 3.2")
  void messagesThatAreTooOld_areForgotten() {
    say("x");
    List<Runnable> soon = new ArrayList<>();
    List<Runnable> later = new ArrayList<>();
    Clock inADay = Clock.fixed(TestServer.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    Duration[] kept = {Duration.ZERO};
    Retention retention =
        new Retention(server.store().archive(), () -> kept[0], inADay, soon::add, later::add);

    retention.run();
    assertThat(query(a, "")).as("for ever").hasSize(2);
    kept[0] = Duration.ofDays(1);
    later.remove(0).run();
    assertThat(query(a, "")).as("not older than a day").hasSize(2);
    kept[0] = Duration.ofHours(23);
    later.remove(0).run();
    assertThat(query(a, "")).hasSize(1);
    assertThat(later).hasSize(1);
    assertThat(soon).isEmpty();
  }

  @Test
  void whatWaitsWhileTheStoreIsAway_isBounded() {
    server.reachesItsStore(false);
    for (int i = 0; i < 20_100; i++) {
      say("" + i);
    }

    assertThat(b.take()).hasSize(20_000);
    assertThat(a.take()).hasSize(100).allMatch(answer -> answer.contains("resource-constraint"));
    assertThat(query(a, "").get(0)).contains("resource-constraint");
  }

  private void say(String text) {
    a.send("<message to='bob@simpp.example' type='chat'><body>" + text + "</body></message>");
  }

  private String prefer(String type, String policy, String lists) {
    String attribute = policy.isEmpty() ? "" : " default='" + policy + "'";
    a.take();
    a.send(
        "<iq type='"
            + type
            + "' id='p'><prefs xmlns='urn:xmpp:mam:2'"
            + attribute
            + ">"
            + lists
            + "</prefs></iq>");
    return a.taken();
  }

  private static List<String> query(TestClient client, String fields) {
    return query(client, fields, "");
  }

  /** What comes for it, the answer last. */
  private static List<String> query(TestClient client, String fields, String rest) {
    client.take();
    String form =
        fields.isEmpty()
            ? ""
            : "<x xmlns='jabber:x:data' type='submit'>"
                + field("FORM_TYPE", "urn:xmpp:mam:2")
                + fields
                + "</x>";
    client.send(
        "<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2' queryid='q'>"
            + form
            + rest
            + "</query></iq>");
    return client.take();
  }

  private static String field(String name, String value) {
    return "<field var='" + name + "'><value>" + value + "</value></field>";
  }

  private static List<String> ids(List<String> results) {
    return found(RESULT, results);
  }

  private static List<String> bodies(List<String> results) {
    return found(Pattern.compile("<body>([^<]*)</body>"), results);
  }

  private static List<String> found(Pattern pattern, List<String> results) {
    List<String> all = new ArrayList<>();
    results.forEach(
        one -> pattern.matcher(one).results().map((MatchResult m) -> m.group(1)).forEach(all::add));
    return all;
  }
}
