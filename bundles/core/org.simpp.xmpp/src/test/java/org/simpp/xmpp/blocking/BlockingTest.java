package org.simpp.xmpp.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

class BlockingTest {
  private static final Jid ROMEO = Jid.of("romeo@montague.net");
  private static final Jid IAGO = Jid.of("iago@shakespeare.lit");

  @Test
  @Specification("XEP-0191, section 3.2")
  void list_isReadAndWritten() {
    Blocking list = Blocking.of(Blocking.Action.LIST, List.of(ROMEO, IAGO, ROMEO));
    Element written =
        Xml.of(
            "<blocklist xmlns='urn:xmpp:blocking'><item jid='romeo@montague.net'/>"
                + "<item jid='iago@shakespeare.lit'/></blocklist>");

    assertThat(list.toElement()).isEqualTo(written);
    assertThat(Blocking.of(written)).contains(list);
  }

  @Test
  @Specification("XEP-0191, section 3.5")
  void unblockOfAll_hasNoAddress() {
    assertThat(Blocking.of(Xml.of("<unblock xmlns='urn:xmpp:blocking'/>")))
        .contains(Blocking.of(Blocking.Action.UNBLOCK, List.of()));
  }

  @Test
  void whatIsNone_isNotRead() {
    assertThat(Blocking.of(Xml.of("<block xmlns='urn:other'/>"))).isEmpty();
    assertThat(Blocking.of(Xml.of("<other xmlns='urn:xmpp:blocking'/>"))).isEmpty();
    for (String item : new String[] {"<item/>", "<item jid='@'/>", "<item jid=''/>"}) {
      assertThat(Blocking.of(Xml.of("<block xmlns='urn:xmpp:blocking'>" + item + "</block>")))
          .as(item)
          .isEmpty();
    }
  }

  @Test
  @Specification("XEP-0377, section 5")
  void report_isReadWithItsItem_andNotWrittenOn() {
    Blocking block =
        Blocking.of(
                Xml.of(
                    "<block xmlns='urn:xmpp:blocking'><item jid='romeo@montague.net'>"
                        + "<report xmlns='urn:xmpp:reporting:1' reason='urn:xmpp:reporting:spam'>"
                        + "<text xml:lang='en'> Never came trouble to my house. </text></report>"
                        + "</item><item jid='iago@shakespeare.lit'>"
                        + "<report xmlns='urn:xmpp:reporting:1' reason='urn:other'/></item></block>"))
            .orElseThrow();

    assertThat(block.reports()).hasSize(1);
    assertThat(block.reports().get(ROMEO))
        .isEqualTo(new Report(Report.Reason.SPAM, "Never came trouble to my house."));
    assertThat(block.toElement())
        .isEqualTo(Blocking.of(Blocking.Action.BLOCK, List.of(ROMEO, IAGO)).toElement());
  }
}
