package org.simpp.xmpp.streammanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.support.Xml;

class StreamManagementTest {
  private static final long GREATEST = 4_294_967_295L;

  @Test
  @Specification("XEP-0198, section 3")
  @Specification("XEP-0198, section 4")
  @Specification("XEP-0198, section 5")
  void whatAClientSays_isReadAndWritten() {
    assertBoth("<enable xmlns='urn:xmpp:sm:3'/>", new StreamManagement.Enable(false));
    assertBoth("<enable xmlns='urn:xmpp:sm:3' resume='true'/>", new StreamManagement.Enable(true));
    assertBoth("<r xmlns='urn:xmpp:sm:3'/>", new StreamManagement.Request());
    assertBoth(
        "<a xmlns='urn:xmpp:sm:3' h='4294967295'/>",
        new StreamManagement.Answer(new StanzaCount(GREATEST)));
    assertBoth(
        "<resume xmlns='urn:xmpp:sm:3' h='7' previd='some-long-sm-id'/>",
        new StreamManagement.Resume("some-long-sm-id", new StanzaCount(7)));
    assertThat(
            StreamManagement.of(
                Xml.of("<enable xmlns='urn:xmpp:sm:3' resume='1' max='600' location='x'/>")))
        .contains(new StreamManagement.Enable(true));
  }

  @Test
  @Specification("XEP-0198, section 3")
  @Specification("XEP-0198, section 5")
  void whatAServerSays_isReadAndWritten() {
    assertServer(
        "<enabled xmlns='urn:xmpp:sm:3' id='id-1' resume='true' max='300'/>",
        new StreamManagement.Enabled("id-1", 300));
    assertServer(
        "<enabled xmlns='urn:xmpp:sm:3' id='id-1' resume='true'/>",
        new StreamManagement.Enabled("id-1", 0));
    assertServer("<enabled xmlns='urn:xmpp:sm:3'/>", new StreamManagement.Enabled(null, 0));
    assertServer(
        "<resumed xmlns='urn:xmpp:sm:3' h='3' previd='id-1'/>",
        new StreamManagement.Resumed("id-1", new StanzaCount(3)));
    assertServer(
        "<failed xmlns='urn:xmpp:sm:3' h='3'>"
            + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>",
        new StreamManagement.Failed(StanzaCondition.ITEM_NOT_FOUND, new StanzaCount(3)));
    assertServer("<r xmlns='urn:xmpp:sm:3'/>", new StreamManagement.Request());
    assertServer(
        "<a xmlns='urn:xmpp:sm:3' h='9'/>", new StreamManagement.Answer(new StanzaCount(9)));
    assertThat(StreamManagement.ofServer(Xml.of("<failed xmlns='urn:xmpp:sm:3' h='x'/>")))
        .contains(new StreamManagement.Failed(StanzaCondition.UNDEFINED_CONDITION, null));
  }

  @ParameterizedTest
  @Specification("XEP-0198, section 3")
  @ValueSource(
      strings = {
        "<enabled xmlns='urn:xmpp:sm:3' id='' resume='true' max='300'/>",
        "<enabled xmlns='urn:xmpp:sm:3' resume='true' max='300'/>",
        "<enabled xmlns='urn:xmpp:sm:3' id='x' resume='false' max='300'/>",
        "<enabled xmlns='urn:xmpp:sm:3' id='x'/>"
      })
  void streamWithoutIdOrLeave_cannotBeResumed(String xml) {
    assertThat(StreamManagement.ofServer(Xml.of(xml)))
        .contains(new StreamManagement.Enabled(null, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<resumed xmlns='urn:xmpp:sm:3' h='1'/>",
        "<resumed xmlns='urn:xmpp:sm:3' previd='x'/>",
        "<a xmlns='urn:xmpp:sm:3' h='4294967296'/>",
        "<enable xmlns='urn:xmpp:sm:3'/>",
        "<enabled xmlns='urn:xmpp:sm:2'/>"
      })
  void anythingElseOfAServer_isNone(String xml) {
    assertThat(StreamManagement.ofServer(Xml.of(xml))).isEmpty();
  }

  @ParameterizedTest
  @Specification("XEP-0198, section 4")
  @ValueSource(
      strings = {
        "<a xmlns='urn:xmpp:sm:3'/>",
        "<a xmlns='urn:xmpp:sm:3' h=''/>",
        "<a xmlns='urn:xmpp:sm:3' h='-1'/>",
        "<a xmlns='urn:xmpp:sm:3' h='+1'/>",
        "<a xmlns='urn:xmpp:sm:3' h='4294967296'/>",
        "<a xmlns='urn:xmpp:sm:3' h='99999999999999999999'/>",
        "<a xmlns='urn:xmpp:sm:3' h='٣'/>",
        "<resume xmlns='urn:xmpp:sm:3' h='1'/>",
        "<resume xmlns='urn:xmpp:sm:3' previd='x'/>",
        "<enabled xmlns='urn:xmpp:sm:3'/>",
        "<a xmlns='urn:xmpp:sm:2' h='1'/>"
      })
  void anythingElse_isNone(String xml) {
    assertThat(StreamManagement.of(Xml.of(xml))).isEmpty();
  }

  @Test
  @Specification("XEP-0198, section 4")
  void count_goesRound() {
    StanzaCount greatest = new StanzaCount(GREATEST);

    assertThat(greatest.next()).isEqualTo(StanzaCount.ZERO);
    assertThat(greatest.plus(5).since(greatest)).isEqualTo(5);
    assertThat(StanzaCount.ZERO.since(greatest)).isEqualTo(1);
    assertThat(greatest.since(StanzaCount.ZERO)).isEqualTo(GREATEST);
    assertThatThrownBy(() -> new StanzaCount(GREATEST + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertServer(String xml, StreamManagement meaning) {
    assertThat(StreamManagement.ofServer(Xml.of(xml))).contains(meaning);
    assertThat(meaning.toElement()).isEqualTo(Xml.of(xml));
  }

  private static void assertBoth(String xml, StreamManagement meaning) {
    assertThat(StreamManagement.of(Xml.of(xml))).contains(meaning);
    assertThat(meaning.toElement()).isEqualTo(Xml.of(xml));
  }
}
