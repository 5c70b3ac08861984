package org.simpp.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** XEP-0359, and what XEP-0313, section 3.4 and XEP-0334, section 4 add. */
class StanzaIdsTest {
  private static final Pattern ID =
      Pattern.compile("<stanza-id xmlns='urn:xmpp:sid:0' id='([0-9a-f]{32})' by='([^']*)'/>");

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("XEP-0359, section 3")
  @Specification("XEP-0313, section 3.4")
  void message_getsTheRecipientsId_andNoneOfTheSenders() {
    TestClient b = server.connect(bob, "desk").available();
    for (int i = 0; i < 50; i++) {
      say("<body>x</body>");
    }
    List<String> received = b.take();
    List<String> ids = new ArrayList<>();
    for (String message : received) {
      Matcher id = ID.matcher(message);
      assertThat(id.find()).as(message).isTrue();
      assertThat(id.group(2)).isEqualTo("bob@simpp.example");
      assertThat(id.find()).as(message).isFalse();
      ids.add(ID.matcher(message).results().findFirst().orElseThrow().group(1));
    }

    assertThat(ids).hasSize(50).isSorted();
    assertThat(new HashSet<>(ids)).hasSize(50);
  }

  @ParameterizedTest
  @Specification("XEP-0359, section 3")
  @Specification("XEP-0359, section 7")
  @ValueSource(strings = {"bob@simpp.example", "BOB@simpp.example", "alice@simpp.example"})
  void idThatOnlyTheAccountMayGive_isStripped(String by) {
    TestClient b = server.connect(bob, "desk").available();
    String forged = "<stanza-id xmlns='urn:xmpp:sid:0' id='forged' by='" + by + "'/>";
    say("<body>x</body>" + forged);
    say("<composing xmlns='http://jabber.org/protocol/chatstates'/>" + forged);

    assertThat(b.take()).hasSize(2).noneMatch(message -> message.contains("forged"));
  }

  @Test
  @Specification("XEP-0359, section 2.2")
  @Specification("XEP-0359, section 3")
  void idsOfOthers_stay() {
    TestClient b = server.connect(bob, "desk").available();
    String others =
        "<origin-id xmlns='urn:xmpp:sid:0' id='mine'/>"
            + "<stanza-id xmlns='urn:xmpp:sid:0' id='his' by='room@muc.example'/>";
    say("<body>x</body>" + others);

    assertThat(b.taken()).contains(others);
  }

  @ParameterizedTest
  @Specification("XEP-0334, section 4")
  @ValueSource(
      strings = {
        "<composing xmlns='http://jabber.org/protocol/chatstates'/>",
        "<body>x</body><no-store xmlns='urn:xmpp:hints'/>",
        "<body>x</body><no-permanent-store xmlns='urn:xmpp:hints'/><store xmlns='urn:xmpp:hints'/>",
        "<x xmlns='urn:x'/>"
      })
  void whatIsNotWorthFindingAgain_getsNoId(String payload) {
    TestClient b = server.connect(bob, "desk").available();
    say(payload);

    assertThat(b.taken()).contains(payload).doesNotContain("stanza-id");
  }

  @ParameterizedTest
  @Specification("XEP-0334, section 4.4")
  @ValueSource(
      strings = {
        "<x xmlns='urn:x'/><store xmlns='urn:xmpp:hints'/>",
        "<received xmlns='urn:xmpp:receipts' id='1'/>",
        "<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>"
      })
  void whatSaysMoreThanItsText_getsAnId(String payload) {
    TestClient b = server.connect(bob, "desk").available();
    say(payload);

    assertThat(b.taken()).contains(payload, "stanza-id");
  }

  @Test
  @Specification("XEP-0313, section 3.4")
  @Specification("XEP-0160, section 2")
  void messageThatWaits_getsItsIdBeforeItWaits() {
    say("<body>x</body>");
    TestClient b = server.connect(bob, "desk");
    b.send("<presence/>");

    assertThat(b.taken()).containsPattern(ID);
  }

  @Test
  @Specification("XEP-0359, section 5")
  void serverAndAccount_sayIt() {
    for (String whose : List.of("simpp.example", "alice@simpp.example")) {
      a.send(
          "<iq type='get' id='1' to='"
              + whose
              + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");

      assertThat(a.taken()).as(whose).contains("<feature var='urn:xmpp:sid:0'/>");
    }
  }

  private void say(String payload) {
    a.send("<message to='bob@simpp.example' type='chat'>" + payload + "</message>");
  }
}
