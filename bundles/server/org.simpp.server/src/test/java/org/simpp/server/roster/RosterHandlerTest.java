package org.simpp.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.blocking.BlockLists;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionLogin;
import org.simpp.server.session.SessionTable;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;

/** RFC 6121, section 2. */
class RosterHandlerTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final TestClient a = server.connect(alice, "desk");

  @AfterEach
  void close() {
    server.close();
  }

  private String set(String items) {
    a.send("<iq type='set' id='s'><query xmlns='jabber:iq:roster'>" + items + "</query></iq>");
    return a.taken();
  }

  private String get(String version) {
    a.send("<iq type='get' id='g'><query xmlns='jabber:iq:roster'" + version + "/></iq>");
    return a.taken();
  }

  @Test
  @Specification("RFC 6121, section 2.1.6")
  @Specification("RFC 6121, section 2.3.2")
  void set_pushesToInterestedResourcesAlone() {
    TestClient phone = server.connect(alice, "phone");
    get("");
    String seen = set("<item jid='bob@simpp.example' name='Bob'><group>Work</group></item>");

    assertThat(seen)
        .contains("type='set'", "<query xmlns='jabber:iq:roster' ver='1'>")
        .contains("name='Bob' subscription='none'><group>Work</group>")
        .contains("id='s' type='result'/>");
    assertThat(phone.take()).isEmpty();
  }

  @Test
  @Specification("RFC 6121, section 2.4")
  void set_again_replacesNameAndGroups() {
    get("");
    set("<item jid='bob@simpp.example' name='Bob'><group>Work</group></item>");

    assertThat(set("<item jid='bob@simpp.example' name='Robert'><group>Chess</group></item>"))
        .contains("ver='2'", "name='Robert'", "<group>Chess</group>")
        .doesNotContain("Work");
    assertThat(get("")).contains("name='Robert'", "<group>Chess</group>").doesNotContain("Work");
  }

  @Test
  @Specification("RFC 6121, section 2.2")
  @Specification("RFC 6121, section 2.6.3")
  void get_withTheCurrentVersion_isEmpty() {
    set("<item jid='bob@simpp.example'/>");
    assertThat(get(" ver=''")).contains("ver='1'", "<item jid='bob@simpp.example'");

    assertThat(get(" ver='1'"))
        .isEqualTo("<iq to='alice@simpp.example/desk' id='g' type='result'/>");
  }

  @Test
  @Specification("RFC 6121, section 2.5.2")
  @Specification("RFC 6121, section 2.6.3")
  void get_withAnOlderVersion_pushesWhatHasChanged() {
    set("<item jid='bob@simpp.example'/>");
    set("<item jid='carol@simpp.example'/>");
    set("<item jid='bob@simpp.example' subscription='remove'/>");

    assertThat(get(" ver='1'"))
        .as("the empty result, then the changes in their order (2.6.3)")
        .containsSubsequence(
            "id='g' type='result'/>",
            "ver='2'><item jid='carol@simpp.example' subscription='none'/>",
            "ver='3'><item jid='bob@simpp.example' subscription='remove'/>");
  }

  @Test
  @Specification("RFC 6121, section 2.5.2")
  void removal_isAnswered_whenTheContactsSideHasBeenDealtWith() throws Exception {
    set("<item jid='bob@simpp.example'/>");
    CompletableFuture<Void> contactsSide = new CompletableFuture<>();
    SessionTable nobody = new SessionTable();
    RosterHandler handler =
        new RosterHandler(
            new Rosters(server.store(), account -> false, () -> 5),
            new RosterPushes(
                nobody, new Post(nobody, new BlockLists(server.store(), account -> false))),
            (user, item) -> contactsSide);
    Jid desk = Jid.of("alice@simpp.example/desk");
    Session session =
        new Session(
            new MemoryLink(server.server().reception()),
            desk,
            new SessionLogin("X", null),
            TestServer.NOW);
    Element removal =
        ElementCodec.parse(
            Bytes.utf8(
                "<query xmlns='jabber:iq:roster'>"
                    + "<item jid='bob@simpp.example' subscription='remove'/></query>"));
    Stanza iq = Stanza.builder(Stanza.Kind.IQ).from(desk).id("r").type("set").build();

    CompletableFuture<Optional<Element>> answer =
        handler
            .answerLater(new IqRequest(session, iq, IqRequest.Target.OWN_ACCOUNT, alice, removal))
            .toCompletableFuture();

    assertThat(answer).isNotDone();
    contactsSide.complete(null);
    assertThat(answer).isCompletedWithValue(Optional.empty());
  }

  @Test
  void set_ofASubscription_isIgnored() {
    String seen =
        set("<item jid='bob@simpp.example' subscription='both' ask='subscribe' approved='true'/>");
    assertThat(seen).contains("type='result'");
    assertThat(get("")).contains("<item jid='bob@simpp.example' subscription='none'/>");

    assertThat(set("<item jid='bob@simpp.example' name='B' subscription='maybe'/>"))
        .contains("type='result'");
    assertThat(get("")).contains("name='B' subscription='none'");
  }

  @Test
  void set_isWhatTheItemIsFromThenOn() {
    set("<item jid='bob@simpp.example' name='Bob'><group>A</group><group>B</group></item>");
    set("<item jid='bob@simpp.example' name=''><group>B</group></item>");

    assertThat(get(""))
        .contains("<item jid='bob@simpp.example' subscription='none'><group>B</group></item>");
  }

  @Test
  void set_withALongName_isRefused() {
    String longest = "x".repeat(1023);
    assertThat(set("<item jid='b@simpp.example' name='" + longest + "'/>")).contains("result");
    assertThat(set("<item jid='b@simpp.example' name='x" + longest + "'/>"))
        .contains("not-acceptable");
    assertThat(set("<item jid='b@simpp.example'><group>x" + longest + "</group></item>"))
        .contains("not-acceptable");
  }

  @Test
  @Specification("RFC 6121, section 2.6.3")
  void get_withAForeignVersion_givesTheWholeRoster() {
    set("<item jid='bob@simpp.example'/>");

    assertThat(get(" ver='abc'")).contains("<item jid='bob@simpp.example'");
    assertThat(get(" ver='99'")).contains("<item jid='bob@simpp.example'");
  }

  @ParameterizedTest
  @Specification("RFC 6121, section 2.1.5")
  @Specification("RFC 6121, section 2.3.3")
  @Specification("RFC 6121, section 2.5.3")
  @CsvSource(
      delimiter = '|',
      value = {
        "<item jid='a@b.example'/><item jid='c@d.example'/>|bad-request",
        "<item/>|bad-request",
        "<item jid='@'/>|bad-request",
        "<item jid='b@simpp.example'><group>x</group><group>x</group></item>|bad-request",
        "<item jid='b@simpp.example'><group/></item>|not-acceptable",
        "<item jid='alice@simpp.example'/>|not-allowed",
        "<item jid='b@simpp.example' subscription='remove'/>|item-not-found"
      })
  void set_againstTheRules_isRefused(String items, String condition) {
    assertThat(set(items)).contains("type='error'", condition);
  }

  @Test
  void set_beyondTheLimit_isRefused() {
    for (int i = 0; i < 5; i++) {
      set("<item jid='c" + i + "@simpp.example'/>");
    }

    assertThat(set("<item jid='c5@simpp.example'/>")).contains("resource-constraint");
  }

  @Test
  @Specification("RFC 6121, section 2.1.5")
  void roster_ofAnother_isNobodysBusiness() {
    server.account("bob");
    a.send("<iq type='get' id='g' to='bob@simpp.example'><query xmlns='jabber:iq:roster'/></iq>");

    assertThat(a.taken()).contains("from='bob@simpp.example'", "service-unavailable");
    for (String other : List.of("bob", "nobody")) {
      a.send(
          "<iq type='set' id='g' to='"
              + other
              + "@simpp.example'><query xmlns='jabber:iq:roster'>"
              + "<item jid='mallory@simpp.example'/></query></iq>");
      assertThat(a.taken()).contains("type='error'", "forbidden");
    }
    assertThat(server.store().load(Jid.of("bob@simpp.example")).items()).isEmpty();
  }
}
