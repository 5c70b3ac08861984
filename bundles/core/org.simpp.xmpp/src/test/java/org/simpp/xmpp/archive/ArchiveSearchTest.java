package org.simpp.xmpp.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.archive.ArchiveSearch.Filter;
import org.simpp.xmpp.archive.ArchiveSearch.Reading;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.rsm.PageRequest;
import org.simpp.xmpp.support.Xml;

/** XEP-0313, section 4. */
@Specification("XEP-0313, section 4")
class ArchiveSearchTest {
  private static final String FORM_TYPE =
      "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>";

  @Test
  void query_thatWasWritten_isReadAsItWas() {
    ArchiveSearch all =
        new ArchiveSearch(
            "f27",
            new Filter(
                Jid.of("juliet@capulet.lit"),
                Instant.parse("2010-06-07T00:00:00Z"),
                Instant.parse("2010-07-07T11:23:54Z"),
                "b",
                "a",
                List.of("x", "y")),
            new PageRequest(10, null, "", false),
            true);
    ArchiveSearch next =
        new ArchiveSearch("q", Filter.ALL, new PageRequest(100, "09af3-cc343", null, false), false);

    assertThat(ArchiveSearch.read(all.toElement())).isEqualTo(new Reading.Asked(all));
    assertThat(ArchiveSearch.read(next.toElement())).isEqualTo(new Reading.Asked(next));
    assertThat(next.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='urn:xmpp:mam:2' queryid='q'>"
                    + "<set xmlns='http://jabber.org/protocol/rsm'><max>100</max>"
                    + "<after>09af3-cc343</after></set></query>"));
  }

  @Test
  void query_withEverything_isRead() {
    Element query =
        query(
            FORM_TYPE
                + field("with", "juliet@capulet.lit")
                + field("start", "2010-06-07T00:00:00Z")
                + field("end", "2010-07-07T13:23:54+02:00")
                + field("before-id", "b")
                + field("after-id", "a")
                + "<field var='ids'><value>x</value><value>y</value></field>",
            "<set xmlns='http://jabber.org/protocol/rsm'><max>10</max></set><flip-page/>");

    assertThat(ArchiveSearch.read(query))
        .isEqualTo(
            new Reading.Asked(
                new ArchiveSearch(
                    "f27",
                    new Filter(
                        Jid.of("juliet@capulet.lit"),
                        Instant.parse("2010-06-07T00:00:00Z"),
                        Instant.parse("2010-07-07T11:23:54Z"),
                        "b",
                        "a",
                        List.of("x", "y")),
                    new PageRequest(10, null, null, false),
                    true)));
  }

  @Test
  void query_withNothing_asksForAll() {
    Element query = Xml.of("<query xmlns='urn:xmpp:mam:2'/>");

    assertThat(ArchiveSearch.read(query))
        .isEqualTo(new Reading.Asked(new ArchiveSearch(null, Filter.ALL, PageRequest.ANY, false)));
  }

  @Test
  @Specification("XEP-0313, section 4.1.5")
  void unknownField_isNotImplemented() {
    assertThat(refusal(query(FORM_TYPE + field("{urn:x}text", "x"), "")))
        .isEqualTo(StanzaCondition.FEATURE_NOT_IMPLEMENTED);
  }

  @Test
  void brokenQueries_areBad() {
    for (String fields :
        new String[] {
          field("with", "juliet@capulet.lit"),
          FORM_TYPE.replace("mam:2", "mam:1"),
          FORM_TYPE + field("with", "@"),
          FORM_TYPE + field("start", "yesterday"),
          FORM_TYPE + field("end", "2010-06-07"),
          FORM_TYPE + FORM_TYPE
        }) {
      assertThat(refusal(query(fields, ""))).as(fields).isEqualTo(StanzaCondition.BAD_REQUEST);
    }
    assertThat(
            refusal(query(FORM_TYPE, "<set xmlns='http://jabber.org/protocol/rsm'><max/></set>")))
        .isEqualTo(StanzaCondition.BAD_REQUEST);
  }

  @Test
  @Specification("XEP-0313, section 4.1.5")
  void form_hasTheFieldsThatAreRead() {
    Element form = ArchiveSearch.form();

    assertThat(DataForm.in(form).orElseThrow().fields())
        .extracting(field -> field.name())
        .containsExactly("FORM_TYPE", "with", "start", "end", "before-id", "after-id", "ids");
    assertThat(form.children().get(0).children())
        .contains(
            Xml.of(
                "<field xmlns='jabber:x:data' var='ids' type='list-multi'>"
                    + "<validate xmlns='http://jabber.org/protocol/xdata-validate'"
                    + " datatype='xs:string'><open/></validate></field>"));
  }

  private static StanzaCondition refusal(Element query) {
    return ((Reading.Refused) ArchiveSearch.read(query)).condition();
  }

  private static Element query(String fields, String rest) {
    return Xml.of(
        "<query xmlns='urn:xmpp:mam:2' queryid='f27'><x xmlns='jabber:x:data' type='submit'>"
            + fields
            + "</x>"
            + rest
            + "</query>");
  }

  private static String field(String name, String value) {
    return "<field var='" + name + "'><value>" + value + "</value></field>";
  }
}
