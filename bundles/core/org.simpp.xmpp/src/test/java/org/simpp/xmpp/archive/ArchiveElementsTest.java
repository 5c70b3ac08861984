package org.simpp.xmpp.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.archive.ArchiveMetadata.Mark;
import org.simpp.xmpp.archive.ArchivePreferences.Policy;
import org.simpp.xmpp.rsm.Page;
import org.simpp.xmpp.support.Xml;

class ArchiveElementsTest {
  private static final Instant TIME = Instant.parse("2010-07-10T23:08:25Z");
  private static final Jid ROMEO = Jid.of("romeo@montague.lit");

  @Test
  @Specification("XEP-0313, section 4.2")
  void result_holdsTheMessageAsItIs() throws MalformedXmlException {
    Bytes payload =
        ArchiveResult.payload(
            "f'27", "28482", TIME, Bytes.utf8("<message from='a@b'><body>x</body></message>"));

    assertThat(ElementCodec.parse(payload))
        .isEqualTo(
            Xml.of(
                "<result xmlns='urn:xmpp:mam:2' queryid='f&apos;27' id='28482'>"
                    + "<forwarded xmlns='urn:xmpp:forward:0'>"
                    + "<delay xmlns='urn:xmpp:delay' stamp='2010-07-10T23:08:25Z'/>"
                    + "<message xmlns='jabber:client' from='a@b'><body>x</body></message>"
                    + "</forwarded></result>"));
    assertThat(ArchiveResult.payload(null, "1", TIME, Bytes.utf8("<message/>")).utf8())
        .startsWith("<result xmlns='urn:xmpp:mam:2' id='1'>");
  }

  @Test
  @Specification("XEP-0313, section 4.2")
  void archivedMessage_isReadFromItsResult() throws MalformedXmlException {
    Bytes payload =
        ArchiveResult.payload(
            "f27", "28482", TIME, Bytes.utf8("<message from='a@b'><body>x</body></message>"));

    assertThat(ArchivedMessage.of(ElementCodec.parse(payload)))
        .contains(
            new ArchivedMessage(
                "f27",
                "28482",
                TIME,
                Xml.of("<message xmlns='jabber:client' from='a@b'><body>x</body></message>")));
  }

  @ParameterizedTest
  @Specification("XEP-0313, section 4.2")
  @ValueSource(
      strings = {
        "<result xmlns='urn:xmpp:mam:1' queryid='q' id='1'>FORWARDED</result>",
        "<result xmlns='urn:xmpp:mam:2' queryid='q'>FORWARDED</result>",
        "<result xmlns='urn:xmpp:mam:2' queryid='q' id=''>FORWARDED</result>",
        "<result xmlns='urn:xmpp:mam:2' queryid='q' id='1'/>",
        "<result xmlns='urn:xmpp:mam:2' queryid='q' id='1'>"
            + "<forwarded xmlns='urn:xmpp:forward:0'>"
            + "<message xmlns='jabber:client'/></forwarded></result>",
        "<result xmlns='urn:xmpp:mam:2' queryid='q' id='1'>"
            + "<forwarded xmlns='urn:xmpp:forward:0'>"
            + "<delay xmlns='urn:xmpp:delay' stamp='2010-07-10T23:08:25Z'/>"
            + "<presence xmlns='jabber:client'/></forwarded></result>"
      })
  void resultWithoutItsParts_isNone(String xml) {
    String forwarded =
        "<forwarded xmlns='urn:xmpp:forward:0'>"
            + "<delay xmlns='urn:xmpp:delay' stamp='2010-07-10T23:08:25Z'/>"
            + "<message xmlns='jabber:client'/></forwarded>";

    assertThat(ArchivedMessage.of(Xml.of(xml.replace("FORWARDED", forwarded)))).isEmpty();
  }

  @Test
  @Specification("XEP-0313, section 4.3")
  void end_isReadAndWritten() {
    Fin fin = new Fin(true, new Page("a", "b", null, null));

    assertThat(fin.toElement())
        .isEqualTo(
            Xml.of(
                "<fin xmlns='urn:xmpp:mam:2' complete='true'>"
                    + "<set xmlns='http://jabber.org/protocol/rsm'><first>a</first>"
                    + "<last>b</last></set></fin>"));
    assertThat(Fin.of(fin.toElement())).contains(fin);
    Fin more = new Fin(false, fin.page());
    assertThat(Fin.of(more.toElement())).contains(more);
    assertThat(Fin.of(Xml.of("<fin xmlns='urn:xmpp:mam:2'/>"))).isEmpty();
  }

  @Test
  @Specification("XEP-0313, section 4.4")
  void metadata_isWritten() {
    assertThat(new ArchiveMetadata(new Mark("a", TIME), new Mark("b", TIME)).toElement())
        .isEqualTo(
            Xml.of(
                "<metadata xmlns='urn:xmpp:mam:2'><start id='a' timestamp='2010-07-10T23:08:25Z'/>"
                    + "<end id='b' timestamp='2010-07-10T23:08:25Z'/></metadata>"));
    assertThat(new ArchiveMetadata(null, null).toElement())
        .isEqualTo(Xml.of("<metadata xmlns='urn:xmpp:mam:2'/>"));
  }

  @Test
  @Specification("XEP-0441, section 2.1")
  void preferences_areReadAndWritten() {
    ArchivePreferences preferences =
        new ArchivePreferences(
            Policy.ROSTER, Set.of(ROMEO), Set.of(Jid.of("montague@montague.lit")));

    assertThat(preferences.toElement())
        .isEqualTo(
            Xml.of(
                "<prefs xmlns='urn:xmpp:mam:2' default='roster'>"
                    + "<always><jid>romeo@montague.lit</jid></always>"
                    + "<never><jid>montague@montague.lit</jid></never></prefs>"));
    assertThat(ArchivePreferences.of(preferences.toElement())).contains(preferences);
    assertThat(ArchivePreferences.of(Xml.of("<prefs xmlns='urn:xmpp:mam:2' default='always'/>")))
        .contains(ArchivePreferences.STANDARD);
    for (String xml :
        new String[] {
          "<prefs xmlns='urn:xmpp:mam:2'/>",
          "<prefs xmlns='urn:xmpp:mam:2' default='sometimes'/>",
          "<prefs xmlns='urn:x' default='always'/>",
          "<prefs xmlns='urn:xmpp:mam:2' default='never'><always><jid>@</jid></always></prefs>"
        }) {
      assertThat(ArchivePreferences.of(Xml.of(xml))).as(xml).isEmpty();
    }
  }

  @Test
  @Specification("XEP-0441, section 2.3")
  void preferences_matchAddressesWithTheirResourceOrWithoutAny() {
    Jid orchard = ROMEO.withResource("orchard");
    Jid juliet = Jid.of("juliet@capulet.lit");
    ArchivePreferences preferences =
        new ArchivePreferences(
            Policy.NEVER, Set.of(ROMEO, juliet.withResource("balcony")), Set.of(orchard));

    assertThat(preferences.with(ROMEO)).isEqualTo(Policy.ALWAYS);
    assertThat(preferences.with(ROMEO.withResource("home"))).isEqualTo(Policy.ALWAYS);
    assertThat(preferences.with(orchard)).isEqualTo(Policy.NEVER);
    assertThat(preferences.with(juliet)).isEqualTo(Policy.NEVER);
    assertThat(preferences.with(juliet.withResource("balcony"))).isEqualTo(Policy.ALWAYS);
    assertThat(ArchivePreferences.STANDARD.with(juliet)).isEqualTo(Policy.ALWAYS);
  }
}
