package org.simpp.server.clientstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** XEP-0352. */
class ClientStatesTest {
  private static final String STATE = "<composing xmlns='http://jabber.org/protocol/chatstates'/>";
  private static final String PHONE = "alice@simpp.example/phone";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient phone = server.connect(alice, "phone").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("XEP-0352, section 3.2")
  @Specification("XEP-0352, section 4.2")
  void presenceAndStates_waitUntilSomebodyLooks_andOnlyTheLastOfEachComes() {
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    show("away");
    state("active");
    show("dnd");
    state("composing");
    show("xa");
    assertThat(phone.take()).isEmpty();

    phone.element("<active xmlns='urn:xmpp:csi:0'/>");
    assertThat(phone.take()).hasSize(2).first().asString().contains("<composing ");
    show("chat");
    assertThat(phone.take()).as("active again").hasSize(1);
  }

  @Test
  @Specification("XEP-0352, section 3.2")
  void lastOfEach_comesInTheOrderOfItsComing() {
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    show("away");
    state("composing");
    show("xa");
    phone.element("<active xmlns='urn:xmpp:csi:0'/>");

    List<String> got = phone.take();
    assertThat(got).hasSize(2);
    assertThat(got.get(0)).contains("<composing ");
    assertThat(got.get(1)).contains("<show>xa</show>");
  }

  @ParameterizedTest
  @Specification("XEP-0352, section 3.2")
  @Specification("RFC 6120, section 10.1")
  @ValueSource(
      strings = {
        "<message to='" + PHONE + "' type='chat'><body>x</body></message>",
        "<message to='"
            + PHONE
            + "' type='chat'><received xmlns='urn:xmpp:receipts' id='1'/></message>",
        "<message to='" + PHONE + "'>" + STATE + "<store xmlns='urn:xmpp:hints'/></message>",
        "<message to='" + PHONE + "' type='error'>" + STATE + "</message>",
        "<presence to='alice@simpp.example' type='subscribe'/>"
      })
  void whatIsImportant_comesAtOnce_behindWhatWasHeldBack(String stanza) {
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    show("away");
    b.send(stanza);

    List<String> got = phone.take();
    assertThat(got).hasSize(2);
    assertThat(got.get(0)).contains("<show>away</show>");
    show("xa");
    assertThat(phone.take()).as("still inactive").isEmpty();
  }

  @Test
  @Specification("XEP-0352, section 3.2")
  void copiesOfStates_waitToo_oneAConversation() {
    TestClient desk = server.connect(alice, "desk").available();
    phone.send("<iq type='set' id='c'><enable xmlns='urn:xmpp:carbons:2'/></iq>");
    phone.take();
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    for (int i = 0; i < 3; i++) {
      desk.send("<message to='bob@simpp.example/desk' type='chat'>" + STATE + "</message>");
      b.send("<message to='alice@simpp.example/desk' type='chat'>" + STATE + "</message>");
    }
    assertThat(phone.take()).isEmpty();
    phone.element("<active xmlns='urn:xmpp:csi:0'/>");

    assertThat(phone.take()).hasSize(2);
  }

  @Test
  @Specification("XEP-0352, section 4.2")
  void request_isAnsweredBehindWhatWasHeldBack() {
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    show("away");
    phone.element("<active xmlns='urn:xmpp:csi:0'/>");
    phone.send("<iq type='get' id='ping1' to='simpp.example'><ping xmlns='urn:xmpp:ping'/></iq>");

    List<String> got = phone.take();
    assertThat(got).hasSize(2);
    assertThat(got.get(1)).contains("id='ping1'");
  }

  @Test
  @Specification("XEP-0352, section 5.2")
  @Specification("XEP-0198, section 4")
  void whatIsHeldBack_isNotCounted_andComesWithTheResumption() {
    phone.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    String id = phone.link().takeEverything().get(0).replaceAll(".* id='([^']*)'.*", "$1");
    phone.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    show("away");
    phone.element("<a xmlns='urn:xmpp:sm:3' h='0'/>");
    assertThat(phone.link().isClosed()).isFalse();
    phone.link().cut();
    MemoryLink next =
        server.resume(alice, "<resume xmlns='urn:xmpp:sm:3' h='0' previd='" + id + "'/>");

    List<String> got = next.takeEverything();
    assertThat(got.get(0)).startsWith("<resumed ");
    assertThat(got).filteredOn(xml -> xml.contains("<show>away</show>")).hasSize(1);
    show("xa");
    assertThat(next.takeEverything())
        .as("a resumed stream is active")
        .anyMatch(xml -> xml.contains("xa"));
  }

  private void show(String show) {
    b.send("<presence to='" + PHONE + "'><show>" + show + "</show></presence>");
  }

  private void state(String state) {
    b.send(
        "<message to='"
            + PHONE
            + "' type='chat'>"
            + STATE.replace("composing", state)
            + "</message>");
  }
}
