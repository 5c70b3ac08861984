package org.simpp.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

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
  void get_withTheCurrentVersion_isEmpty() {
    set("<item jid='bob@simpp.example'/>");
    assertThat(get(" ver=''")).contains("ver='1'", "<item jid='bob@simpp.example'");

    assertThat(get(" ver='1'"))
        .isEqualTo("<iq to='alice@simpp.example/desk' id='g' type='result'/>");
  }

  @Test
  void get_withAnOlderVersion_pushesWhatHasChanged() {
    set("<item jid='bob@simpp.example'/>");
    set("<item jid='carol@simpp.example'/>");
    set("<item jid='bob@simpp.example' subscription='remove'/>");

    assertThat(get(" ver='1'"))
        .contains("ver='2'><item jid='carol@simpp.example' subscription='none'/>")
        .contains("ver='3'><item jid='bob@simpp.example' subscription='remove'/>")
        .contains("id='g' type='result'/>");
  }

  @Test
  void get_withAForeignVersion_givesTheWholeRoster() {
    set("<item jid='bob@simpp.example'/>");

    assertThat(get(" ver='abc'")).contains("<item jid='bob@simpp.example'");
    assertThat(get(" ver='99'")).contains("<item jid='bob@simpp.example'");
  }

  @ParameterizedTest
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
  void roster_ofAnother_isNobodysBusiness() {
    server.account("bob");
    a.send("<iq type='get' id='g' to='bob@simpp.example'><query xmlns='jabber:iq:roster'/></iq>");

    assertThat(a.taken()).contains("from='bob@simpp.example'", "service-unavailable");
  }
}
