package org.simpp.server.carbons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** XEP-0280, and XEP-0334, section 4.3. */
class CarbonsTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient desk = server.connect(alice, "desk").available();
  private final TestClient phone = server.connect(alice, "phone").available();
  private final TestClient plain = server.connect(alice, "plain").available();
  private final TestClient b = server.connect(bob, "desk").available();
  private final TestClient other = server.connect(bob, "phone").available();

  CarbonsTest() {
    for (TestClient client : new TestClient[] {desk, phone, other}) {
      turn(client, "enable");
    }
    for (TestClient client : new TestClient[] {desk, phone, plain, b, other}) {
      client.take();
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("XEP-0280, section 8")
  @Specification("XEP-0313, section 3.4")
  void sentMessage_isCopiedToTheSendersOtherResources_withItsOwnId() {
    desk.send("<message to='bob@simpp.example/desk' type='chat' id='1'><body>x</body></message>");
    String copy = phone.taken();

    assertThat(copy)
        .startsWith(
            "<message from='alice@simpp.example' to='alice@simpp.example/phone' type='chat'>"
                + "<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                + "<message xmlns='jabber:client' from='alice@simpp.example/desk'"
                + " to='bob@simpp.example/desk' id='1' type='chat'><body>x</body>"
                + "<stanza-id xmlns='urn:xmpp:sid:0' id='")
        .endsWith(" by='alice@simpp.example'/></message></forwarded></sent></message>");
    assertThat(desk.take()).isEmpty();
    assertThat(plain.take()).isEmpty();
    assertThat(b.taken()).contains("by='bob@simpp.example'").doesNotContain("by='alice");
  }

  @Test
  @Specification("XEP-0280, section 7")
  void receivedMessage_isCopiedToTheRecipientsOtherResources_once() {
    desk.send("<message to='bob@simpp.example/desk' type='chat' id='1'><body>x</body></message>");

    assertThat(b.take()).hasSize(1);
    assertThat(other.take())
        .singleElement()
        .asString()
        .startsWith(
            "<message from='bob@simpp.example' to='bob@simpp.example/phone' type='chat'>"
                + "<received xmlns='urn:xmpp:carbons:2'>")
        .contains(
            "from='alice@simpp.example/desk' to='bob@simpp.example/desk'",
            "by='bob@simpp.example'");
  }

  @Test
  @Specification("XEP-0280, section 7")
  void whoGetsTheMessageItself_getsNoCopy() {
    b.send("<message to='alice@simpp.example' type='chat'><body>x</body></message>");
    int copies = 0;
    int messages = 0;
    for (TestClient client : new TestClient[] {desk, phone, plain}) {
      String got = client.taken();
      copies += got.contains("<received ") ? 1 : 0;
      messages += got.startsWith("<message from='bob@simpp.example/desk'") ? 1 : 0;
      assertThat(got.split("<body>", -1)).hasSizeLessThanOrEqualTo(2);
    }

    assertThat(messages).isEqualTo(1);
    assertThat(copies).isBetween(1, 2);
  }

  @Test
  void messageToOneself_comesOnceToEach() {
    desk.send("<message to='alice@simpp.example/plain' type='chat'><body>x</body></message>");

    assertThat(plain.take()).hasSize(1);
    assertThat(desk.take()).isEmpty();
    assertThat(phone.take()).singleElement().asString().contains("<sent ");
  }

  @Test
  @Specification("XEP-0280, section 8")
  void messageThatIsHeld_isCopiedToTheSendersOtherResources() {
    server.account("carol");
    desk.send("<message to='carol@simpp.example' type='chat'><body>x</body></message>");
    desk.send("<message to='nobody@simpp.example' type='chat'><body>x</body></message>");

    assertThat(phone.take())
        .singleElement()
        .asString()
        .contains("<sent ", "to='carol@simpp.example'");
    assertThat(desk.taken()).contains("service-unavailable");
  }

  @Test
  @Specification("XEP-0280, section 4")
  @Specification("XEP-0280, section 5")
  @Specification("XEP-0280, section 10.1")
  void copies_areTurnedOnAndOff_asOftenAsTheClientLikes() {
    for (String what : new String[] {"enable", "enable", "disable", "disable", "enable"}) {
      assertThat(turn(phone, what)).contains("type='result'");
    }
    turn(phone, "disable");
    desk.send("<message to='bob@simpp.example' type='chat'><body>x</body></message>");
    assertThat(phone.take()).isEmpty();
    phone.send("<iq type='get' id='c'><enable xmlns='urn:xmpp:carbons:2'/></iq>");
    assertThat(phone.taken()).contains("bad-request");
    phone.send(
        "<iq type='set' id='c' to='bob@simpp.example'><enable xmlns='urn:xmpp:carbons:2'/></iq>");
    assertThat(phone.taken()).contains("type='error'");
  }

  @ParameterizedTest
  @Specification("XEP-0280, section 6.1")
  @CsvSource(
      delimiter = '|',
      value = {
        "chat|<x xmlns='urn:x'/>",
        "normal|<body>x</body>",
        "normal|<composing xmlns='http://jabber.org/protocol/chatstates'/>",
        "normal|<received xmlns='urn:xmpp:receipts' id='1'/>",
        "normal|<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>",
        "normal|<x xmlns='jabber:x:conference' jid='room@muc.example'/>",
        "normal|<x xmlns='http://jabber.org/protocol/muc#user'><invite to='bob@simpp.example'/></x>"
      })
  void whatBelongsToAConversation_isCopiedOnBothSides(String type, String payload) {
    send(type, payload);

    assertThat(phone.taken()).contains("<sent ", payload);
    assertThat(other.taken()).contains("<received ", payload);
  }

  @ParameterizedTest
  @Specification("XEP-0280, section 6.1")
  @Specification("XEP-0280, section 9")
  @Specification("XEP-0334, section 4.3")
  @CsvSource(
      delimiter = '|',
      value = {
        "normal|<x xmlns='urn:x'/>",
        "groupchat|<body>x</body>",
        "headline|<body>x</body>",
        "error|<body>x</body>",
        "chat|<body>x</body><private xmlns='urn:xmpp:carbons:2'/>",
        "chat|<body>x</body><no-copy xmlns='urn:xmpp:hints'/>",
        "chat|<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'/></received>"
      })
  void whatDoesNot_isCopiedOnNoSide(String type, String payload) {
    send(type, payload);

    assertThat(b.take()).hasSize(1);
    assertThat(phone.take()).isEmpty();
    assertThat(other.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0280, section 6.1")
  void privateMessageOfARoom_isCopiedWhereItWasSent() {
    send("chat", "<body>x</body><x xmlns='http://jabber.org/protocol/muc#user'/>");

    assertThat(phone.taken()).contains("<sent ");
    assertThat(other.take()).isEmpty();
  }

  @Test
  @Specification("XEP-0280, section 6.1")
  void error_isCopiedWhereItsMessageWas() {
    desk.send("<message to='bob@simpp.example/desk' type='chat' id='m1'><body>x</body></message>");
    desk.send(
        "<message to='bob@simpp.example/desk' type='headline' id='m2'><body>x</body></message>");
    phone.take();
    other.take();
    for (String id : new String[] {"m1", "m2", "m3"}) {
      b.send(
          "<message to='alice@simpp.example/desk' type='error' id='" + id + "'><error/></message>");
    }

    assertThat(desk.take()).hasSize(3);
    assertThat(phone.take()).singleElement().asString().contains("<received ", "id='m1'");
    assertThat(other.take()).singleElement().asString().contains("<sent ", "id='m1'");
  }

  @ParameterizedTest
  @Specification("XEP-0280, section 3")
  @Specification("XEP-0280, section 6.2")
  @ValueSource(strings = {"simpp.example", "alice@simpp.example"})
  void serverAndAccount_sayIt(String whose) {
    desk.send(
        "<iq type='get' id='1' to='"
            + whose
            + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");

    assertThat(desk.taken())
        .contains(
            "<feature var='urn:xmpp:carbons:2'/>", "<feature var='urn:xmpp:carbons:rules:0'/>");
  }

  private void send(String type, String payload) {
    desk.send("<message to='bob@simpp.example/desk' type='" + type + "'>" + payload + "</message>");
  }

  private static String turn(TestClient client, String what) {
    client.take();
    client.send("<iq type='set' id='c'><" + what + " xmlns='urn:xmpp:carbons:2'/></iq>");
    return client.taken();
  }
}
