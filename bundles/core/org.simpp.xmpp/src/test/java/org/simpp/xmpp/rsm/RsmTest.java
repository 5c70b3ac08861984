package org.simpp.xmpp.rsm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0059. */
@Specification("XEP-0059, section 2")
class RsmTest {
  private static final String SET = "<set xmlns='http://jabber.org/protocol/rsm'>";

  @Test
  void request_isReadAndWritten() {
    for (PageRequest page :
        new PageRequest[] {
          new PageRequest(10, "a", null, false),
          new PageRequest(0, null, "", false),
          new PageRequest(null, null, "b", false)
        }) {
      Element query = Element.builder("urn:x", "query").child(page.toElement()).build();

      assertThat(PageRequest.in(query)).contains(page);
    }
    assertThat(PageRequest.in(Element.of("urn:x", "query"))).contains(PageRequest.ANY);
  }

  @Test
  void request_thatIsNone_isNone() {
    for (String max : new String[] {"", "-1", "x", "9999999999", "1.5"}) {
      assertThat(
              PageRequest.in(
                  Xml.of("<q xmlns='urn:x'>" + SET + "<max>" + max + "</max></set></q>")))
          .as(max)
          .isEmpty();
    }
    assertThat(PageRequest.in(Xml.of("<q xmlns='urn:x'>" + SET + "<index>3</index></set></q>")))
        .contains(new PageRequest(null, null, null, true));
  }

  @Test
  void page_isReadAndWritten() {
    Page page = new Page("28482", "09af3", 5L, 20L);

    assertThat(page.toElement())
        .isEqualTo(
            Xml.of(
                SET + "<first index='5'>28482</first><last>09af3</last><count>20</count></set>"));
    for (Page any :
        new Page[] {page, new Page(null, null, null, 0L), new Page("a", "b", null, null)}) {
      assertThat(Page.of(any.toElement())).contains(any);
    }
    assertThat(Page.of(Xml.of("<set xmlns='urn:x'/>"))).isEmpty();
  }
}
