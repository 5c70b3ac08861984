package org.simpp.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings.Push;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** XEP-0357: a phone that is away is told of through an app server, which is a client here. */
class PushNotificationsTest {
  private static final Pattern ID = Pattern.compile("id='([^']+)'");
  private static final String SECRET =
      "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'>"
          + "<value>http://jabber.org/protocol/pubsub#publish-options</value></field>"
          + "<field var='secret'><value>s3cret</value></field></x>";

  private TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final Jid push = server.account("push");
  private TestClient phone;
  private TestClient b;
  private TestClient service;

  PushNotificationsTest() {
    server.change(TestServer.settings(5, 50, 3, false));
    server.change(new Push(Set.of(push), Push.Summary.COUNT));
    phone = server.connect(alice, "phone").available();
    b = server.connect(bob, "desk").available();
    service = server.connect(push, "app").available();
  }

  @BeforeEach
  void enable() {
    assertThat(ask(phone, "<enable xmlns='urn:xmpp:push:0' " + target() + "/>"))
        .contains("type='result'");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String target() {
    return "jid='push@simpp.example/app' node='n1'";
  }

  private static String ask(TestClient client, String child) {
    client.send("<iq type='set' id='i'>" + child + "</iq>");
    return client.taken();
  }

  private void write(String text) {
    b.send(
        "<message to='alice@simpp.example' type='chat' id='m'><body>" + text + "</body></message>");
  }

  /** What the service was told since the last call, and answers so. */
  private List<String> told(String answer) {
    List<String> told = service.take();
    for (String one : told) {
      Matcher id = ID.matcher(one);
      assertThat(id.find()).isTrue();
      service.send(answer.replace("ID", id.group(1)));
    }
    return told;
  }

  private List<String> told() {
    return told("<iq type='result' to='simpp.example' id='ID'/>");
  }

  private static String count(int messages) {
    return "<field var='message-count' type='text-single'><value>" + messages + "</value></field>";
  }

  @Test
  @Specification("XEP-0357, section 4.1")
  void support_isToldWhereThereIsAPushService() {
    String asked = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    phone.send("<iq type='get' id='d' to='alice@simpp.example'>" + asked + "</iq>");
    assertThat(phone.taken()).contains("<feature var='urn:xmpp:push:0'/>");

    server.change(new Push(Set.of(), Push.Summary.COUNT));
    phone.send("<iq type='get' id='d' to='alice@simpp.example'>" + asked + "</iq>");
    assertThat(phone.taken()).doesNotContain("urn:xmpp:push:0");
    assertThat(ask(phone, "<enable xmlns='urn:xmpp:push:0' " + target() + "/>"))
        .contains("<not-allowed");
  }

  @Test
  @Specification("XEP-0357, section 7")
  void messageToWhoIsAway_isPublished_withoutAWordOfIt() {
    phone.link().close();
    write("for your eyes");

    List<String> told = told();
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .startsWith("<iq from='simpp.example' to='push@simpp.example/app' id='")
        .contains("type='set'><pubsub xmlns='http://jabber.org/protocol/pubsub'>")
        .contains("<publish node='n1'><item><notification xmlns='urn:xmpp:push:0'>")
        .contains("<value>urn:xmpp:push:summary</value>", count(1))
        .doesNotContain("eyes", "bob", "alice", "last-message", "publish-options");
    write("again");
    assertThat(told()).singleElement().asString().contains(count(2));
  }

  @Test
  @Specification("XEP-0357, section 5")
  @Specification("XEP-0357, section 7")
  void options_arePublishedToo_thoseThatWereSaidLast() {
    ask(phone, "<enable xmlns='urn:xmpp:push:0' " + target() + ">" + SECRET + "</enable>");
    phone.link().close();
    write("x");

    assertThat(told())
        .as("once, though it was enabled twice")
        .singleElement()
        .asString()
        .contains("</publish><publish-options><x xmlns='jabber:x:data'", "<value>s3cret</value>");
  }

  @Test
  @Specification("XEP-0357, section 10")
  void operator_mayLetMoreBeTold() {
    phone.link().close();
    server.change(new Push(Set.of(push), Push.Summary.SENDER));
    write("one");
    assertThat(told())
        .singleElement()
        .asString()
        .contains("<value>bob@simpp.example</value>")
        .doesNotContain("last-message-body");

    server.change(new Push(Set.of(push), Push.Summary.BODY));
    write("two");
    assertThat(told()).singleElement().asString().contains("<value>two</value>");
  }

  @Test
  @Specification("XEP-0357, section 1")
  void clientThatIsHere_isNotNotified() {
    write("x");
    assertThat(told()).isEmpty();

    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    write("y");
    assertThat(told()).singleElement().asString().contains(count(1));
    phone.element("<active xmlns='urn:xmpp:csi:0'/>");
    write("z");
    assertThat(told()).isEmpty();
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    write("and on");
    assertThat(told()).as("it was here meanwhile").singleElement().asString().contains(count(1));
  }

  @Test
  @Specification("XEP-0357, section 7")
  void sessionThatWaitsToBeResumed_isNotified_alsoOfWhatItHasNotAcknowledged() {
    phone.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    phone.link().takeEverything();
    write("not acknowledged");
    assertThat(told()).isEmpty();
    phone.link().cut();
    assertThat(told()).singleElement().asString().contains(count(1));
    write("meanwhile");
    assertThat(told()).singleElement().asString().contains(count(2));
  }

  @Test
  void otherClientThatIsHere_doesNotKeepAnother_fromBeingNotified() {
    phone.link().close();
    server.connect(alice, "desk").available();
    write("x");

    assertThat(told()).hasSize(1);
  }

  @Test
  void whatIsNotWorthIt_isNotToldOf() {
    phone.link().close();
    b.send(
        "<message to='alice@simpp.example' type='chat'>"
            + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>");
    b.send("<message to='alice@simpp.example' type='headline'><body>news</body></message>");
    TestClient desk = server.connect(alice, "desk").available();
    desk.send("<message to='alice@simpp.example' type='chat'><body>note</body></message>");

    assertThat(told()).isEmpty();
  }

  @Test
  @Specification("XEP-0357, section 6")
  void disabled_isNotNotified_byNodeOrAllTogether() {
    ask(phone, "<enable xmlns='urn:xmpp:push:0' jid='push@simpp.example/app' node='n2'/>");
    ask(phone, "<enable xmlns='urn:xmpp:push:0' jid='push@simpp.example/app' node='n3'/>");
    assertThat(ask(phone, "<disable xmlns='urn:xmpp:push:0' " + target() + "/>"))
        .contains("type='result'");
    phone.link().close();
    write("x");
    assertThat(told()).hasSize(2).noneMatch(one -> one.contains("node='n1'"));

    phone = server.connect(alice, "phone").available();
    ask(phone, "<disable xmlns='urn:xmpp:push:0' jid='push@simpp.example/app'/>");
    phone.link().close();
    write("y");
    assertThat(told()).isEmpty();
  }

  @Test
  @Specification("XEP-0357, section 7.1")
  void service_thatRefuses_isNotAskedAgain() {
    phone.link().close();
    write("x");
    assertThat(
            told(
                "<iq type='error' to='simpp.example' id='ID'><error type='cancel'>"
                    + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                    + "</error></iq>"))
        .hasSize(1);
    write("y");
    assertThat(told()).isEmpty();
  }

  @Test
  @Specification("XEP-0357, section 7.1")
  void service_thatIsBusy_isAskedAgain_tenTimes() {
    phone.link().close();
    for (int i = 0; i < 10; i++) {
      write("x");
      assertThat(
              told(
                  "<iq type='error' to='simpp.example' id='ID'><error type='wait'>"
                      + "<resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                      + "</error></iq>"))
          .hasSize(1);
    }
    write("y");
    assertThat(told()).isEmpty();
  }

  @Test
  void oneNotificationIsUnderWayAtATime_andTheNextTellsOfAll() {
    phone.link().close();
    write("1");
    write("2");
    write("3");

    List<String> first = told();
    assertThat(first).singleElement().asString().contains(count(1));
    assertThat(told()).singleElement().asString().contains(count(3));
    assertThat(told()).isEmpty();

    write("4");
    service.take();
    write("5");
    assertThat(service.take()).isEmpty();
    server.advance(61);
    write("6");
    assertThat(told()).as("one that was not answered is forgotten").hasSize(1);
  }

  @Test
  void registrations_outliveTheServer() {
    phone.link().close();
    server.close();
    server = new TestServer(server.store(), server.journal());
    server.change(new Push(Set.of(push), Push.Summary.COUNT));
    b = server.connect(bob, "desk").available();
    service = server.connect(push, "app").available();
    write("x");

    assertThat(told()).hasSize(1);
  }

  @Test
  @Specification("XEP-0357, section 5")
  void whatIsNoRequest_isRefused() {
    String enable = "<enable xmlns='urn:xmpp:push:0'";
    assertThat(ask(phone, enable + "/>")).contains("<bad-request");
    assertThat(ask(phone, enable + " jid='@'/>")).contains("<bad-request");
    assertThat(ask(phone, enable + " jid='bob@simpp.example' node='n'/>")).contains("<not-allowed");
    assertThat(
            ask(
                phone,
                enable + " " + target() + "><x xmlns='jabber:x:data' type='submit'/></enable>"))
        .contains("<bad-request");
    assertThat(
            ask(
                phone,
                enable
                    + " "
                    + target()
                    + ">"
                    + SECRET.replace("s3cret", "s".repeat(5_000))
                    + "</enable>"))
        .contains("<not-acceptable");
    phone.send("<iq type='get' id='i'>" + enable + " " + target() + "/></iq>");
    assertThat(phone.taken()).contains("<bad-request");
    b.send("<iq type='set' id='i' to='alice@simpp.example'>" + enable + " " + target() + "/></iq>");
    assertThat(b.taken()).contains("type='error'");
  }

  @Test
  void tooManyClients_leaveTheLatest() {
    for (int i = 0; i < 20; i++) {
      ask(
          phone,
          "<enable xmlns='urn:xmpp:push:0' jid='push@simpp.example/app' node='m" + i + "'/>");
    }
    phone.link().close();
    write("x");

    assertThat(told()).hasSize(20).noneMatch(one -> one.contains("node='n1'"));
  }
}
