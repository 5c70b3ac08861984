package org.simpp.server.privatestorage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

class PrivateStorageTest {
  private static final String PREFERENCES =
      "<exodus xmlns='exodus:prefs'><nick>Hamlet</nick></exodus>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final TestClient a = server.connect(alice, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private static String ask(TestClient client, String type, String to, String child) {
    client.send(
        "<iq type='"
            + type
            + "' id='i'"
            + to
            + "><query xmlns='jabber:iq:private'>"
            + child
            + "</query></iq>");
    return client.taken();
  }

  @Test
  @Specification("XEP-0049, section 2.3")
  void element_isKeptAndGiven() {
    assertThat(ask(a, "get", "", "<exodus xmlns='exodus:prefs'/>"))
        .contains("type='result'", "<exodus xmlns='exodus:prefs'/></query>");
    assertThat(ask(a, "set", "", PREFERENCES)).contains("type='result'");
    a.link().close();

    TestClient again = server.connect(alice, "phone");
    assertThat(ask(again, "get", "", "<exodus xmlns='exodus:prefs'/>"))
        .contains("<query xmlns='jabber:iq:private'>" + PREFERENCES + "</query>");
    ask(again, "set", "", "<exodus xmlns='exodus:prefs'/>");
    assertThat(server.store().find(alice, "private", "{exodus:prefs}exodus")).isEmpty();
  }

  @Test
  @Specification("XEP-0049, section 3")
  void whatIsReservedOrNotOneOrNothing_isNotAcceptable() {
    for (String child :
        new String[] {
          "",
          "<vCard xmlns='vcard-temp'><FN>Hamlet</FN></vCard>",
          "<query xmlns='jabber:iq:roster'/>",
          "<a xmlns='u:a'/><b xmlns='u:b'/>"
        }) {
      assertThat(ask(a, "set", "", child)).as(child).contains("<not-acceptable");
      assertThat(ask(a, "get", "", child)).as(child).contains("<not-acceptable");
    }
    assertThat(ask(a, "get", "", "<a xmlns='u:a'/><b xmlns='u:a'/>")).contains("<not-acceptable");
  }

  @Test
  @Specification("XEP-0049, section 3")
  void othersStorage_isForbidden() {
    TestClient b = server.connect(server.account("bob"), "desk").available();
    for (String type : new String[] {"get", "set"}) {
      assertThat(ask(b, type, " to='alice@simpp.example'", PREFERENCES)).contains("<forbidden");
    }
  }

  @Test
  void moreThanTheOperatorAllows_isRefused() {
    ask(a, "set", "", "<a xmlns='u'>1</a>");
    ask(a, "set", "", "<b xmlns='u'>1</b>");
    assertThat(ask(a, "set", "", "<c xmlns='u'>1</c>")).contains("<resource-constraint");
    assertThat(ask(a, "set", "", "<a xmlns='u'>" + "x".repeat(1_000) + "</a>"))
        .contains("<not-acceptable", "at most 1000 bytes");
    assertThat(ask(a, "get", "", "<a xmlns='u'/>")).contains("<a xmlns='u'>1</a>");
    String name = "n".repeat(2_048);
    assertThat(ask(a, "set", "", "<a xmlns='" + name + "'>1</a>")).contains("<not-acceptable");
  }
}
