package org.simpp.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.transport.StreamCondition;

/** RFC 6121, section 8.5 and RFC 6120, sections 8.1.2.1 and 10.3; XEP-0160 and XEP-0203. */
class MessageRouterTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("RFC 6121, section 8.5.2.1.1")
  @Specification("RFC 6121, section 8.5.3.1")
  void message_betweenTwoClients_passesWithItsPayload() {
    TestClient b = server.connect(bob, "desk").available();
    String body = "<body xmlns:x='urn:x'>héllo <x:y/> &amp; 你好</body>";
    a.send("<message to='bob@simpp.example' type='chat' id='1'>" + body + "</message>");
    b.send("<message to='alice@simpp.example/desk' type='chat' id='2'><body>hi</body></message>");

    assertThat(b.taken())
        .startsWith("<message from='alice@simpp.example/desk' to='bob@simpp.example' id='1'")
        .contains("héllo ", "&amp; 你好");
    assertThat(a.taken())
        .startsWith(
            "<message from='bob@simpp.example/desk' to='alice@simpp.example/desk' id='2'"
                + " type='chat'><body>hi</body>");
  }

  @Test
  @Specification("RFC 6121, section 8.5.3.1")
  void message_toAConnectedResourceWithoutPresence_isDelivered() {
    TestClient b = server.connect(bob, "desk");
    a.send("<message to='bob@simpp.example/desk' type='chat'><body>x</body></message>");

    assertThat(b.take()).hasSize(1);
  }

  @Test
  @Specification("RFC 6120, section 10.3.1")
  void message_withoutRecipient_isForTheOwnAccount() {
    a.send("<message type='chat'><body>note</body></message>");

    assertThat(a.taken()).contains("to='alice@simpp.example'", "note");
  }

  @Test
  @Specification("RFC 6121, section 8.5.1")
  void message_toNobody_isRefused() {
    a.send("<message to='nobody@simpp.example' type='chat' id='7'><body>x</body></message>");

    assertThat(a.taken())
        .contains("from='nobody@simpp.example'", "id='7'", "type='error'", "service-unavailable");
  }

  @Test
  @Specification("RFC 6120, section 8.3.3.16")
  @Specification("RFC 6120, section 10.4")
  void message_toAnotherDomain_isRefused() {
    a.send("<message to='bob@elsewhere.example' type='chat'><body>x</body></message>");

    assertThat(a.taken()).contains("type='error'", "remote-server-not-found");
  }

  @Test
  @Specification("RFC 6120, section 8.3.1")
  void message_ofTypeError_isNeverAnswered() {
    a.send("<message to='nobody@simpp.example' type='error'/>");
    a.send("<message to='bob@elsewhere.example' type='error'/>");

    assertThat(a.take()).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.9")
  @Specification("RFC 6120, section 8.1.2.1")
  void message_withAnotherSender_endsTheStream() {
    a.send("<message from='bob@simpp.example' to='bob@simpp.example'><body>x</body></message>");

    assertThat(a.link().condition()).contains(StreamCondition.INVALID_FROM);
  }

  @Test
  @Specification("RFC 6120, section 4.8.4")
  void element_thatIsNoStanza_endsTheStream() {
    server.server().reception().receivedElement(a.link(), Bytes.utf8("<r xmlns='urn:x'/>"));

    assertThat(a.link().condition()).contains(StreamCondition.UNSUPPORTED_STANZA_TYPE);
  }

  @Test
  @Specification("RFC 6120, section 8.1.2.1")
  void message_withTheOwnBareAddress_isStampedWithTheFullOne() {
    TestClient b = server.connect(bob, "desk").available();
    a.send("<message from='alice@simpp.example' to='bob@simpp.example'><body>x</body></message>");

    assertThat(b.taken()).contains("from='alice@simpp.example/desk'");
  }

  @Test
  @Specification("XEP-0160, section 2")
  @Specification("XEP-0203")
  @Specification("RFC 6121, section 8.5.2.2.1")
  @Specification("RFC 6120, section 10.1")
  void message_toOneWhoIsAway_waitsInOrderWithItsTime() {
    for (int i = 1; i <= 3; i++) {
      a.send(
          "<message to='bob@simpp.example' type='chat' id='m" + i + "'><body>x</body></message>");
    }
    TestClient b = server.connect(bob, "desk");
    b.send("<presence/>");
    var received = b.take().stream().filter(stanza -> stanza.startsWith("<message")).toList();

    assertThat(a.take()).isEmpty();
    assertThat(received).hasSize(3);
    assertThat(received.get(0)).contains("id='m1'");
    assertThat(received.get(2)).contains("id='m3'");
    assertThat(received)
        .allMatch(
            stanza ->
                stanza.contains("<delay xmlns='urn:xmpp:delay' from='simpp.example'")
                    && stanza.contains("stamp='2026-01-02T03:04:05Z'"));
    assertThat(server.store().count(bob)).isZero();
  }

  @Test
  @Specification("XEP-0160, section 2")
  void message_held_waitsForAPriorityThatTakesMessages() {
    a.send("<message to='bob@simpp.example' type='chat'><body>x</body></message>");
    TestClient b = server.connect(bob, "desk");
    b.send("<presence><priority>-1</priority></presence>");
    assertThat(b.taken()).doesNotContain("<message");
    b.send("<presence><priority>0</priority></presence>");

    assertThat(b.taken()).contains("<message");
  }

  @Test
  void message_held_isNotLostWhenTheSessionDiesDuringDelivery() {
    a.send("<message to='bob@simpp.example' type='chat'><body>x</body></message>");
    TestClient first = server.connect(bob, "phone");
    first.link().stall();
    first.send("<presence/>");
    first.link().cut();

    assertThat(server.store().count(bob)).isEqualTo(1);
    TestClient second = server.connect(bob, "desk");
    second.send("<presence/>");
    assertThat(second.taken()).contains("<body>x</body>");
    assertThat(server.store().count(bob)).isZero();
  }

  @Test
  void message_duringDeliveryOfHeldOnes_comesAfterThem() {
    a.send("<message to='bob@simpp.example' type='chat' id='old'><body>x</body></message>");
    TestClient b = server.connect(bob, "desk");
    b.link().stall();
    b.send("<presence/>");
    a.send("<message to='bob@simpp.example' type='chat' id='new'><body>x</body></message>");
    b.link().cut();

    TestClient again = server.connect(bob, "desk");
    again.send("<presence/>");
    String received = again.taken();
    assertThat(received.indexOf("id='old'")).isPositive().isLessThan(received.indexOf("id='new'"));
  }

  @Test
  @Specification("XEP-0160, section 2")
  void message_beyondTheLimitOfHeldOnes_isRefused() {
    for (int i = 0; i < 6; i++) {
      a.send(
          "<message to='bob@simpp.example' type='chat' id='m" + i + "'><body>x</body></message>");
    }

    assertThat(a.take())
        .singleElement()
        .satisfies(stanza -> assertThat(stanza).contains("id='m5'", "service-unavailable"));
  }

  @Test
  @Specification("XEP-0334, section 4")
  void message_thatAsksNotToBeStored_isRefused() {
    a.send(
        "<message to='bob@simpp.example' type='chat'><body>x</body>"
            + "<no-store xmlns='urn:xmpp:hints'/></message>");

    assertThat(a.taken()).contains("service-unavailable");
    assertThat(server.store().count(bob)).isZero();
  }

  @Test
  @Specification("XEP-0160, section 3")
  void message_withAChatStateAlone_isDropped() {
    a.send(
        "<message to='bob@simpp.example' type='chat'>"
            + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>");

    assertThat(a.take()).isEmpty();
    assertThat(server.store().count(bob)).isZero();
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.3")
  @Specification("RFC 6120, section 7.7.2.2")
  void resource_boundAgain_takesTheOldOnesPlace() {
    TestClient second = server.connect(alice, "desk").available();

    assertThat(a.link().condition()).contains(StreamCondition.CONFLICT);
    TestClient b = server.connect(bob, "desk");
    b.send("<message to='alice@simpp.example' type='chat'><body>x</body></message>");
    assertThat(second.taken()).contains("<body>x</body>");
    assertThat(server.server().sessionCount()).isEqualTo(2);
  }
}
