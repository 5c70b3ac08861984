package org.simpp.server.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.server.support.TestServer.LoggedIn;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.StanzaCodec;

class LoginRequestsTest {
  private static final String CLIENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";
  private static final String OTHER = "04d5f08c-2f7a-4b1f-8a4e-3a1f5b0c9d2e";
  private static final String ENABLE = "<enable xmlns='urn:xmpp:sm:3' resume='true'/>";
  private static final String TOKEN =
      "<request-token xmlns='urn:xmpp:fast:0' mechanism='HT-SHA-256-NONE'/>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");

  private static String bind(String... children) {
    return "<bind xmlns='urn:xmpp:bind:0'>" + String.join("", children) + "</bind>";
  }

  private static String resume(String id, int handled) {
    return "<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='" + handled + "'/>";
  }

  private static String idOf(LoggedIn login) {
    return login.told().replaceAll(".* id='([^']+)'.*", "$1");
  }

  private String features() {
    return Bytes.concat(
            server
                .server()
                .reception()
                .inlineFeatures(server.connect(bob, "probe").link().security())
                .toArray(Bytes[]::new))
        .utf8()
        .replace('"', '\'');
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @Specification("XEP-0386, section 3.1")
  @Specification("XEP-0198, section 9.2")
  @Specification("XEP-0484, section 3.1")
  void features_areWhatMayBeAskedFor() {
    assertThat(features())
        .contains(
            "<sm xmlns='urn:xmpp:sm:3'/>",
            "<bind xmlns='urn:xmpp:bind:0'><inline>",
            "<feature var='urn:xmpp:sm:3'/>",
            "<fast xmlns='urn:xmpp:fast:0'><mechanism>HT-SHA-256-NONE</mechanism></fast>");
  }

  @Test
  @Specification("XEP-0388, section 2.6.1")
  void login_withoutWishes_bindsNothing() {
    LoggedIn login = server.login(alice, "");

    assertThat(login.result().address()).isEqualTo(alice);
    assertThat(login.told()).isEmpty();
    assertThat(server.server().sessionCount()).isZero();
  }

  @Test
  @Specification("XEP-0386, section 3.2.1")
  void resource_beginsWithTheTag_staysTheClients_andTellsNothingOfItsId() {
    LoggedIn first = server.login(alice, CLIENT, bind("<tag>Awesome</tag>"));
    LoggedIn other = server.login(alice, OTHER, bind("<tag>Awesome</tag>"));
    LoggedIn ofBob = server.login(bob, CLIENT, bind("<tag>Awesome</tag>"));
    first.link().cut();
    LoggedIn again = server.login(alice, CLIENT, bind("<tag>Awesome</tag>"));

    String resource = first.result().address().resource();
    assertThat(resource).matches("Awesome/[A-Za-z0-9_-]{16}").doesNotContain(CLIENT);
    assertThat(again.result().address().resource()).isEqualTo(resource);
    assertThat(other.result().address().resource()).isNotEqualTo(resource);
    assertThat(ofBob.result().address().resource()).isNotEqualTo(resource);
    assertThat(first.told())
        .isEqualTo("<bound xmlns='urn:xmpp:bind:0'><metadata xmlns='urn:xmpp:mam:2'/></bound>");
  }

  @Test
  @Specification("XEP-0386, section 3.2")
  void resource_comesWithItsArchiveAndItsCopies() {
    LoggedIn phone = server.login(alice, CLIENT, bind("<enable xmlns='urn:xmpp:carbons:2'/>"));
    TestClient desk = server.connect(alice, "desk");
    desk.send("<message to='bob@simpp.example' type='chat'><body>x</body></message>");
    LoggedIn other = server.login(alice, OTHER, bind());

    assertThat(features())
        .contains("<feature var='urn:xmpp:carbons:2'/>", "<feature var='urn:xmpp:mam:2'/>");
    assertThat(phone.link().takeEverything()).singleElement().asString().contains("<sent ");
    assertThat(other.told()).contains("<metadata xmlns='urn:xmpp:mam:2'><start id='");
  }

  @Test
  @Specification("XEP-0386, section 3.2.1")
  void resource_ofAClientWithoutId_isAnotherEachTime() {
    LoggedIn first = server.login(alice, "", bind());
    LoggedIn second = server.login(alice, "", bind());

    assertThat(first.result().address().resource()).matches("[0-9a-f]{16}");
    assertThat(second.result().address()).isNotEqualTo(first.result().address());
    assertThat(first.link().isClosed()).isFalse();
  }

  @Test
  @Specification("XEP-0386, section 3.2")
  void earlierSessionsOfTheSameClient_end_whateverTheirTag() {
    LoggedIn first = server.login(alice, CLIENT, bind("<tag>Old 1.0</tag>"));
    LoggedIn other = server.login(alice, OTHER, bind());
    LoggedIn second = server.login(alice, CLIENT, bind());

    assertThat(first.link().condition()).contains(StreamCondition.CONFLICT);
    assertThat(other.link().isClosed()).isFalse();
    assertThat(second.link().isClosed()).isFalse();
  }

  @Test
  @Specification("XEP-0386, section 3.2.1")
  void tagThatCannotStandInAResource_isLeftOut() {
    LoggedIn login = server.login(alice, CLIENT, bind("<tag>" + "x".repeat(1_024) + "</tag>"));

    assertThat(login.result().address().resource()).matches("[A-Za-z0-9_-]{16}");
  }

  @Test
  @Specification("XEP-0198, section 9.1")
  void streamManagement_isEnabledWithTheResource_andNotOfferedAgain() throws Exception {
    LoggedIn login = server.login(alice, CLIENT, bind(ENABLE));

    assertThat(login.told())
        .matches(
            "<bound xmlns='urn:xmpp:bind:0'><enabled xmlns='urn:xmpp:sm:3'"
                + " id='[^']+' resume='true' max='300'/>"
                + "<metadata xmlns='urn:xmpp:mam:2'/></bound>");
    assertThat(login.link().takeEverything()).isEmpty();
    assertThat(login.result().features()).isNotEmpty();
    assertThat(login.result().features()).noneMatch(xml -> xml.utf8().contains("urn:xmpp:sm:3"));
    assertThat(server.login(bob, CLIENT, bind()).result().features())
        .anyMatch(xml -> xml.utf8().contains("urn:xmpp:sm:3"));

    var reception = server.server().reception();
    reception.received(login.link(), StanzaCodec.decode(Bytes.utf8("<presence/>")));
    reception.receivedElement(login.link(), Bytes.utf8("<r xmlns='urn:xmpp:sm:3'/>"));
    assertThat(login.link().takeEverything()).contains("<a xmlns='urn:xmpp:sm:3' h='1'/>");
  }

  @Test
  @Specification("XEP-0198, section 9.2")
  void resumption_goesOnWithTheSession_andBindsNothing() throws Exception {
    LoggedIn first = server.login(alice, CLIENT, bind(ENABLE));
    String presence = "<presence><priority>1</priority></presence>";
    server.server().reception().received(first.link(), StanzaCodec.decode(Bytes.utf8(presence)));
    first.link().cut();
    TestClient b = server.connect(bob, "desk");
    b.send("<message to='alice@simpp.example' type='chat'><body>held</body></message>");

    LoggedIn second = server.login(alice, CLIENT, resume(idOf(first), 1), bind(ENABLE));

    assertThat(second.result().address()).isEqualTo(first.result().address());
    assertThat(second.told()).matches("<resumed xmlns='urn:xmpp:sm:3' h='1' previd='[^']+'/>");
    assertThat(second.result().features()).isEmpty();
    assertThat(String.join("", second.link().takeEverything()))
        .contains("<body>held</body>")
        .doesNotContain("<resumed");
  }

  @Test
  @Specification("XEP-0198, section 9.2.1")
  void resumptionThatFails_isSaid_andAResourceIsBound() {
    LoggedIn login = server.login(alice, CLIENT, resume("nothing", 0), bind(ENABLE));

    assertThat(login.told())
        .startsWith(
            "<failed xmlns='urn:xmpp:sm:3'>"
                + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>"
                + "<bound xmlns='urn:xmpp:bind:0'><enabled ");
    assertThat(login.result().address().isBare()).isFalse();
    assertThat(login.link().takeEverything()).isEmpty();
  }

  @Test
  @Specification("XEP-0198, section 9.2")
  void resumptionThatEndsTheStream_beginsNothingInItsPlace() {
    LoggedIn first = server.login(alice, CLIENT, bind(ENABLE));
    first.link().cut();

    assertThatThrownBy(() -> server.login(alice, CLIENT, resume(idOf(first), 99), bind(ENABLE)))
        .hasStackTraceContaining("cannot go on now");

    LoggedIn second = server.login(alice, CLIENT, resume(idOf(first), 0), bind(ENABLE));
    assertThat(second.result().address()).isEqualTo(first.result().address());
    assertThat(second.told()).startsWith("<resumed ");
  }

  @Test
  void anotherAccountsSession_doesNotGoOn() {
    LoggedIn first = server.login(alice, CLIENT, bind(ENABLE));
    first.link().cut();

    LoggedIn thief = server.login(bob, CLIENT, resume(idOf(first), 0));

    assertThat(thief.result().address()).isEqualTo(bob);
    assertThat(thief.told()).startsWith("<failed ");
  }

  @Test
  void tooManySessions_areRefused() {
    for (int i = 0; i < 3; i++) {
      server.connect(alice, "r" + i);
    }

    assertThatThrownBy(() -> server.login(alice, CLIENT, bind(ENABLE)))
        .hasStackTraceContaining("too many sessions");
    assertThat(server.server().sessionCount()).isEqualTo(3);
  }

  @Test
  @Specification("XEP-0484, section 3.3")
  void token_isGivenWithTheSession() {
    LoggedIn login = server.login(alice, CLIENT, bind(), TOKEN);

    assertThat(login.told())
        .matches(
            "<bound xmlns='urn:xmpp:bind:0'><metadata xmlns='urn:xmpp:mam:2'/></bound>"
                + "<token xmlns='urn:xmpp:fast:0'"
                + " expiry='2026-01-23T03:04:05Z' token='[A-Za-z0-9_-]{43}'/>");
  }

  @Test
  void token_isNotGivenToAnUnnamedClient_norForAMechanismThatIsNotOffered() {
    assertThat(server.login(alice, "", TOKEN).told()).isEmpty();
    assertThat(server.login(alice, CLIENT, TOKEN.replace("NONE", "EXPR")).told()).isEmpty();
  }

  @Test
  void token_isNotGivenToWhoHasAKey() {
    SaslOutcome.Success byKey =
        new SaslOutcome.Success(
            alice, "SIMPP-2007", Bytes.empty(), SecretBytes.takeOver(new byte[160]));

    assertThat(server.login(byKey, CLIENT, TOKEN).told()).isEmpty();
  }

  @Test
  void login_goesOn_whereTheStoreGivesNoToken() {
    server.reachesItsStore(false);

    LoggedIn login = server.login(alice, CLIENT, TOKEN);

    assertThat(login.result().address()).isEqualTo(alice);
    assertThat(login.told()).isEmpty();
  }
}
