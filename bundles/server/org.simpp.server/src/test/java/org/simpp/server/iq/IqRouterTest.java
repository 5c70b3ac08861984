package org.simpp.server.iq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.disco.DiscoInfo;

/** RFC 6120, sections 8.2.3 and 10.3.3; RFC 6121, section 8.5; XEP-0030, 0092, 0199 and 0202. */
class IqRouterTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk");
  private final TestClient b = server.connect(bob, "desk");

  @AfterEach
  void close() {
    server.close();
  }

  private String ask(String to, String child) {
    a.send("<iq type='get' id='q'" + to + ">" + child + "</iq>");
    return a.taken();
  }

  private void letSee() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  @Test
  @Specification("RFC 6120, section 8.2.3")
  @Specification("RFC 6121, section 8.5.3.1")
  void iq_betweenResources_passesAndIsAnswered() {
    letSee();
    a.send("<iq type='get' id='q' to='bob@simpp.example/desk'><x xmlns='urn:x'/></iq>");
    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "<x xmlns='urn:x'/>");
    b.send("<iq type='result' id='q' to='alice@simpp.example/desk'/>");

    assertThat(a.taken()).contains("from='bob@simpp.example/desk'", "type='result'");
  }

  @Test
  void iq_toOneWhoHidesItsPresence_isRefused() {
    letSee();
    b.send("<iq type='get' id='q' to='alice@simpp.example/desk'><x xmlns='urn:x'/></iq>");

    assertThat(a.take()).isEmpty();
    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "service-unavailable");
    b.send("<iq type='result' id='q' to='alice@simpp.example/desk'/>");
    b.send("<iq type='error' id='q' to='alice@simpp.example/desk'/>");
    assertThat(a.take()).hasSize(2);
  }

  /** Section 8.5.3.1 recommends to refuse; an operator may choose otherwise. */
  @Test
  void iq_ofAStranger_passesWhereTheServerIsToldSo() {
    server.change(
        new ServerSettings.Service(
            Map.of(), List.of(), Path.of(""), Duration.ofHours(24), Set.of(), true));
    b.send("<iq type='get' id='q' to='alice@simpp.example/desk'><x xmlns='urn:x'/></iq>");

    assertThat(a.taken()).contains("<x xmlns='urn:x'/>");
  }

  @Test
  void iq_toOneWhoSentDirectedPresence_passes() {
    a.send("<presence to='bob@simpp.example/desk'/>");
    b.send("<iq type='get' id='q' to='alice@simpp.example/desk'><x xmlns='urn:x'/></iq>");
    assertThat(a.taken()).contains("<x xmlns='urn:x'/>");

    a.send("<presence to='bob@simpp.example/desk' type='unavailable'/>");
    b.send("<iq type='get' id='q' to='alice@simpp.example/desk'><x xmlns='urn:x'/></iq>");
    assertThat(a.take()).isEmpty();
  }

  @Test
  void iq_betweenOwnResources_passes() {
    TestClient phone = server.connect(alice, "phone");
    a.send("<iq type='set' id='q' to='alice@simpp.example/phone'><x xmlns='urn:x'/></iq>");

    assertThat(phone.taken()).contains("<x xmlns='urn:x'/>");
  }

  @Test
  @Specification("RFC 6121, section 8.5.3.2.3")
  void iq_toAnAbsentResource_isRefused() {
    assertThat(ask(" to='bob@simpp.example/gone'", "<x xmlns='urn:x'/>"))
        .contains("from='bob@simpp.example/gone'", "service-unavailable");
    a.send("<iq type='result' id='q' to='bob@simpp.example/gone'/>");
    assertThat(a.take()).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 8.2.3")
  @Specification("RFC 6120, section 8.3.3.1")
  void iq_againstTheRules_isRefused() {
    a.send("<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>");
    assertThat(a.taken()).contains("bad-request");
    a.send("<iq type='ask' id='1'/>");
    assertThat(a.taken()).contains("bad-request");
    assertThat(ask("", "<a xmlns='urn:x'/><b xmlns='urn:x'/>")).contains("bad-request");
    assertThat(ask("", "")).contains("bad-request");
  }

  @Test
  @Specification("RFC 6120, section 8.3.3.19")
  @Specification("RFC 6120, section 10.5.1")
  @Specification("RFC 6121, section 8.5.2.1.3")
  void iq_thatNobodyKnows_isRefused() {
    assertThat(ask(" to='simpp.example'", "<x xmlns='urn:x'/>"))
        .contains("from='simpp.example'", "service-unavailable");
    assertThat(ask(" to='bob@simpp.example'", "<vCard xmlns='vcard-temp'/>"))
        .contains("service-unavailable");
  }

  @Test
  @Specification("XEP-0199, section 4.2")
  @Specification("RFC 6120, section 10.3.3")
  void ping_isAnswered() {
    assertThat(ask(" to='simpp.example'", "<ping xmlns='urn:xmpp:ping'/>"))
        .isEqualTo("<iq from='simpp.example' to='alice@simpp.example/desk' id='q' type='result'/>");
    assertThat(ask("", "<ping xmlns='urn:xmpp:ping'/>")).contains("type='result'");
  }

  @Test
  @Specification("XEP-0092")
  void version_namesTheSoftwareAlone() {
    assertThat(ask(" to='simpp.example'", "<query xmlns='jabber:iq:version'/>"))
        .contains("<name>SIMPP</name><version>0.1.0</version>")
        .doesNotContain("<os>");
  }

  @Test
  @Specification("XEP-0202")
  void time_isGiven() {
    assertThat(ask(" to='simpp.example'", "<time xmlns='urn:xmpp:time'/>"))
        .contains("<tzo>+00:00</tzo><utc>2026-01-02T03:04:05Z</utc>");
  }

  @Test
  @Specification("XEP-0030, section 3.1")
  @Specification("XEP-0030, section 4.1")
  @Specification("XEP-0160, section 4")
  void disco_ofTheServer_listsItsFeatures() {
    String info =
        ask(" to='simpp.example'", "<query xmlns='http://jabber.org/protocol/disco#info'/>");

    assertThat(info)
        .contains("category='server' type='im'")
        .contains("'urn:xmpp:ping'", "'jabber:iq:version'", "'urn:xmpp:time'", "'msgoffline'");
    assertThat(
            ask(" to='simpp.example'", "<query xmlns='http://jabber.org/protocol/disco#items'/>"))
        .contains("disco#items'/>");
  }

  @Test
  @Specification("XEP-0030, section 3.1")
  @Specification("XEP-0030, section 8")
  void disco_ofAnAccount_isForThoseWhoMaySeeIt() {
    String query = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    assertThat(ask("", query)).contains("category='account' type='registered'");
    assertThat(ask(" to='bob@simpp.example'", query)).contains("service-unavailable");

    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    a.take();
    assertThat(ask(" to='bob@simpp.example'", query)).contains("category='account'");
  }

  @Test
  void about_isAskedAndNotSet() {
    for (String child :
        List.of("<query xmlns='jabber:iq:version'/>", "<time xmlns='urn:xmpp:time'/>")) {
      a.send("<iq type='set' id='q' to='simpp.example'>" + child + "</iq>");
      assertThat(a.taken()).contains("bad-request");
      assertThat(ask("", child)).contains("service-unavailable");
    }
  }

  @Test
  @Specification("XEP-0115, section 6.3")
  void capabilities_standForWhatTheServerAnswers() throws MalformedXmlException {
    Capabilities announced = capabilities();
    String node = announced.discoNode();
    a.send(
        "<iq type='get' id='q' to='simpp.example'>"
            + "<query xmlns='http://jabber.org/protocol/disco#info' node='"
            + node
            + "'/></iq>");
    Stanza answer = a.link().take().get(0);

    DiscoInfo info = DiscoInfo.of(StanzaCodec.children(answer).get(0)).orElseThrow();
    assertThat(info.node()).isEqualTo(node);
    assertThat(info.features()).contains(Capabilities.NAMESPACE);
    assertThat(announced.standFor(info)).isTrue();
  }

  @Test
  @Specification("XEP-0115, section 6.3")
  void capabilities_changeWithTheConfiguration() throws MalformedXmlException {
    Capabilities before = capabilities();
    server.change(TestServer.settings(5, 5, 3, true));

    assertThat(capabilities()).isNotEqualTo(before);
    assertThat(
            ask(
                " to='simpp.example'",
                "<query xmlns='http://jabber.org/protocol/disco#info' node='"
                    + before.discoNode()
                    + "'/>"))
        .contains("item-not-found");
  }

  /** XEP-0115, section 6.3: those of the stream features after login. */
  private Capabilities capabilities() throws MalformedXmlException {
    for (Bytes feature : server.server().reception().features(true)) {
      Optional<Capabilities> announced = Capabilities.of(ElementCodec.parse(feature));
      if (announced.isPresent()) {
        return announced.get();
      }
    }
    throw new AssertionError("no capabilities among the features");
  }

  @Test
  @Specification("XEP-0030, section 3.2")
  void disco_ofANode_findsNone() {
    assertThat(
            ask(
                " to='simpp.example'",
                "<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>"))
        .contains("item-not-found");
  }
}
