package org.simpp.server.streammanagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.transport.StreamCondition;

class StreamManagerTest {
  private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";
  private static final String ITEM_NOT_FOUND =
      "<failed xmlns='urn:xmpp:sm:3'>"
          + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("XEP-0198, section 2")
  void feature_isOfferedAfterLogin() {
    Bytes feature = Bytes.utf8("<sm xmlns='urn:xmpp:sm:3'/>");

    assertThat(server.server().reception().features(true)).contains(feature);
    assertThat(server.server().reception().features(false)).doesNotContain(feature);
  }

  @Test
  @Specification("XEP-0198, section 4")
  void request_isAnsweredWithWhatWasHandledSinceEnabling() {
    a.element("<enable xmlns='urn:xmpp:sm:3'/>");
    a.send("<message to='bob@simpp.example' type='chat'><body>1</body></message>");
    a.send("<message to='nobody@simpp.example' type='chat'><body>2</body></message>");
    a.element(REQUEST);

    assertThat(a.link().takeEverything())
        .startsWith("<enabled xmlns='urn:xmpp:sm:3'/>")
        .endsWith("<a xmlns='urn:xmpp:sm:3' h='2'/>");
  }

  @Test
  @Specification("XEP-0198, section 4")
  void sender_isAskedOnceUntilItAnswers() {
    b.element("<enable xmlns='urn:xmpp:sm:3'/>");
    b.link().takeEverything();
    write(1);
    write(2);

    assertThat(b.link().takeEverything()).hasSize(3).containsOnlyOnce(REQUEST);
    b.element("<a xmlns='urn:xmpp:sm:3' h='1'/>");
    assertThat(b.link().takeEverything()).containsExactly(REQUEST);
    b.element("<a xmlns='urn:xmpp:sm:3' h='2'/>");
    assertThat(b.link().takeEverything()).isEmpty();
  }

  @Test
  @Specification("XEP-0198, section 5")
  void brokenLink_isResumed_withAllThatWasNotAcknowledged_inOrder() {
    String id = resumable(b);
    write(1);
    write(2);
    b.element("<a xmlns='urn:xmpp:sm:3' h='1'/>");
    b.link().cut();
    write(3);

    MemoryLink again = server.resume(bob, resume(id, 1));

    assertThat(again.takeEverything())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("<resumed xmlns='urn:xmpp:sm:3' h='0' previd='" + id + "'/>"),
            second -> assertThat(second).contains("<body>2</body>"),
            third -> assertThat(third).contains("<body>3</body>"),
            fourth -> assertThat(fourth).isEqualTo(REQUEST));
    write(4);
    assertThat(again.takeEverything()).singleElement().asString().contains("<body>4</body>");
  }

  @Test
  @Specification("XEP-0198, section 5")
  void linkWhosePortIsClosed_isResumed_andOneWithoutResumptionEnds() {
    String id = resumable(b);
    a.link().stop();
    b.link().stop();

    assertThat(server.server().sessionCount()).isEqualTo(1);
    assertThat(server.resume(bob, resume(id, 0)).takeEverything())
        .first()
        .asString()
        .startsWith("<resumed");
  }

  @Test
  @Specification("XEP-0198, section 5")
  void resumption_takesTheSessionFromALinkThatIsStillOpen() {
    String id = resumable(b);

    MemoryLink again = server.resume(bob, resume(id, 0));

    assertThat(b.link().condition()).contains(StreamCondition.CONFLICT);
    write(1);
    assertThat(again.takeEverything()).anyMatch(xml -> xml.contains("<body>1</body>"));
  }

  @Test
  @Specification("XEP-0198, section 5")
  void resumption_ofAnotherAccount_orOfAnEndedSession_isRefused() {
    String id = resumable(b);

    assertThat(server.resume(alice, resume(id, 0)).takeEverything())
        .containsExactly(ITEM_NOT_FOUND);
    b.link().close();
    assertThat(server.resume(bob, resume(id, 0)).takeEverything())
        .as("with how far it had got")
        .containsExactly(ITEM_NOT_FOUND.replace("sm:3'>", "sm:3' h='0'>"));
  }

  @Test
  @Specification("XEP-0198, section 4")
  void countsBeyondWhatWasSent_endTheStream() {
    String id = resumable(b);
    write(1);

    MemoryLink again = server.resume(bob, resume(id, 7));
    assertThat(again.condition()).contains(StreamCondition.UNDEFINED_CONDITION);
    b.element("<a xmlns='urn:xmpp:sm:3' h='7'/>");
    assertThat(b.link().condition()).contains(StreamCondition.UNDEFINED_CONDITION);
  }

  @Test
  @Specification("XEP-0198, section 5")
  void whatWasNotAcknowledged_isHeld_whenTheSessionIsOver() {
    resumable(b);
    write(1);
    write(2);
    b.element("<a xmlns='urn:xmpp:sm:3' h='1'/>");
    b.link().cut();
    b.link().takeEverything();

    TestClient next = server.connect(bob, "desk");
    next.send("<presence/>");

    assertThat(next.taken()).contains("<body>2</body>").doesNotContain("<body>1</body>");
  }

  @Test
  @Specification("XEP-0198, section 5")
  void waitingSession_givesWayToOneThatIsThere() {
    resumable(b);
    b.link().cut();
    TestClient other = server.connect(bob, "phone").available();

    write(1);

    assertThat(other.taken()).contains("<body>1</body>");
  }

  @Test
  @Specification("XEP-0160, section 3")
  void heldMessages_areForgottenWhenTheyAreAcknowledged_notBefore() {
    b.link().close();
    write(1);
    write(2);
    TestClient first = server.connect(bob, "desk");
    String id = resumable(first);
    first.send("<presence/>");
    assertThat(first.link().takeEverything())
        .filteredOn(xml -> xml.startsWith("<message"))
        .hasSize(2);
    first.link().cut();

    MemoryLink again = server.resume(bob, resume(id, 0));
    List<String> repeated = again.takeEverything();
    assertThat(repeated).filteredOn(xml -> xml.startsWith("<message")).hasSize(2);
    again.close();
    TestClient next = server.connect(bob, "desk");
    next.send("<presence/>");
    assertThat(next.taken()).as("never acknowledged").contains("<body>1</body>", "<body>2</body>");
  }

  @Test
  @Specification("XEP-0198, section 3")
  void elementsOutOfPlace_areRefused() {
    a.element("<enable xmlns='urn:xmpp:sm:3'/>");
    a.link().takeEverything();
    a.element("<enable xmlns='urn:xmpp:sm:3'/>");
    assertThat(a.link().takeEverything()).singleElement().asString().contains("unexpected-request");
    b.element(REQUEST);
    assertThat(b.link().condition()).contains(StreamCondition.POLICY_VIOLATION);
  }

  private void write(int number) {
    a.send("<message to='bob@simpp.example' type='chat'><body>" + number + "</body></message>");
  }

  private static String resumable(TestClient client) {
    client.link().takeEverything();
    client.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    Matcher id = Pattern.compile("id='([^']+)'").matcher(client.link().takeEverything().get(0));
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private static String resume(String id, int handled) {
    return "<resume xmlns='urn:xmpp:sm:3' h='%d' previd='%s'/>".formatted(handled, id);
  }
}
