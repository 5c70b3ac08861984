package org.simpp.xmpp.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

class NodeReadingTest {
  private static final Element TUNE = Xml.of("<tune xmlns='http://jabber.org/protocol/tune'/>");

  @Test
  @Specification("XEP-0060, section 7.1.1")
  @Specification("XEP-0060, section 6.5.8")
  void requests_areWritten() {
    assertThat(NodeReading.publish("n", new PubSubItem("1", TUNE)))
        .isEqualTo(
            Xml.of(
                "<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='n'><item id='1'>"
                    + "<tune xmlns='http://jabber.org/protocol/tune'/></item></publish></pubsub>"));
    assertThat(NodeReading.item("n", "1"))
        .isEqualTo(
            Xml.of(
                "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='n'><item id='1'/>"
                    + "</items></pubsub>"));
  }

  @Test
  @Specification("XEP-0060, section 6.5.3")
  void answer_isReadForTheNodeThatWasAsked() {
    Element answer =
        Xml.of(
            "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='n'><item id='1'>"
                + "<tune xmlns='http://jabber.org/protocol/tune'/></item></items></pubsub>");

    assertThat(NodeReading.answered(answer, "n")).contains(new PubSubItem("1", TUNE));
    assertThat(NodeReading.answered(answer, "m")).isEmpty();
    assertThat(NodeReading.answered(TUNE, "n")).isEmpty();
  }

  @Test
  @Specification("XEP-0060, section 7.1.2")
  @Specification("XEP-0060, section 7.2.2")
  void event_tellsOfAnItem_orOfItsEnd() {
    PubSubItem item = new PubSubItem("1", TUNE);
    Element published = PubSub.items("n", List.of(item));

    assertThat(NodeReading.isOf(published, "n")).isTrue();
    assertThat(NodeReading.told(published, "n")).contains(item);
    assertThat(NodeReading.isOf(published, "m")).isFalse();
    for (Element end :
        new Element[] {PubSub.retraction("n", "1"), PubSub.purge("n"), PubSub.deletion("n")}) {
      assertThat(NodeReading.isOf(end, "n")).isTrue();
      assertThat(NodeReading.told(end, "n")).isEmpty();
    }
    assertThat(NodeReading.isOf(TUNE, "n")).isFalse();
  }
}
