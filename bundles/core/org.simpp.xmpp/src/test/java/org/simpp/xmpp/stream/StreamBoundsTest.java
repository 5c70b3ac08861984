package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.simpp.xmpp.stream.Decoding.HEADER;
import static org.simpp.xmpp.stream.Decoding.feed;
import static org.simpp.xmpp.stream.Decoding.utf8;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;
import org.simpp.xmpp.stream.StreamEvent.Violated;

/** RFC 6120, section 13.12: hostile peers, each bound at its edge. */
@Specification("RFC 6120, section 13.12")
class StreamBoundsTest {
  private static final StreamBounds BOUNDS = new StreamBounds(4, 8, 40, 300, 3, 10_000);

  @Test
  void depth_isBounded() {
    taken("<iq><a><b><c/></b></a></iq>");
    refused("<iq><a><b><c><d/></c></b></a></iq>");
  }

  @Test
  void attributes_areBounded() {
    taken("<iq a='' b='' c='' d='' e='' f='' g='' h=''/>");
    refused("<iq a='' b='' c='' d='' e='' f='' g='' h='' i=''/>");
  }

  @Test
  void names_areBounded() {
    taken("<iq><" + "n".repeat(40) + "/></iq>");
    refused("<iq><" + "n".repeat(41) + "/></iq>");
    refused("<iq " + "n".repeat(41) + "=''/>");
  }

  @Test
  void values_areBounded() {
    taken("<iq a='" + "v".repeat(300) + "'/>");
    refused("<iq a='" + "v".repeat(301) + "'/>");
  }

  @Test
  void declarations_areBoundedWhereTheyHold() {
    taken("<iq xmlns:a='u'><x xmlns:b='u' xmlns:c='u'/><x xmlns:b='u' xmlns:c='u'/></iq>");
    refused("<iq xmlns:a='u'><x xmlns:b='u' xmlns:c='u' xmlns:d='u'/></iq>");
  }

  @Test
  void stanzas_areBounded() {
    taken("<iq>" + "x".repeat(10_000 - 9) + "</iq>");
    refused("<iq>" + "x".repeat(10_000 - 8) + "</iq>");
  }

  @Test
  void whatHasNoEnd_isRefusedAsSoonAsItIsTooLong() {
    for (String endless :
        new String[] {
          "<iq>" + "x".repeat(10_000),
          "<iq a='" + "x".repeat(10_000),
          "<" + "x".repeat(10_000),
          "<iq><![CDATA[" + "x".repeat(10_000),
          "<iq " + " ".repeat(10_000),
          "<iq>" + "<a/>".repeat(2_500),
          "</" + "x".repeat(10_000)
        }) {
      refused(endless);
      refused(endless + ">".repeat(30_000));
    }
  }

  @Test
  void longReferences_areRefused() {
    refused("<iq>&#" + "0".repeat(40) + "65;</iq>");
  }

  @Test
  void headerAndDeclaration_areBoundedToo() {
    for (String endless :
        new String[] {"<?xml " + " ".repeat(10_000), "<stream:stream " + " ".repeat(10_000)}) {
      assertThat(feed(new StreamDecoder(BOUNDS), utf8(endless)))
          .singleElement()
          .isInstanceOfSatisfying(
              Violated.class,
              v -> assertThat(v.condition()).isEqualTo(StreamCondition.POLICY_VIOLATION));
    }
  }

  @Test
  void bound_takesEffectAtOnce() {
    StreamDecoder decoder = new StreamDecoder(BOUNDS);
    feed(decoder, utf8(HEADER));
    decoder.bound(StreamBounds.AFTER_LOGIN);

    assertThat(feed(decoder, utf8("<iq>" + "x".repeat(20_000) + "</iq>")))
        .singleElement()
        .isInstanceOf(StanzaReceived.class);
  }

  @Test
  void longStanzaByteByByte_takesLinearTime() {
    StreamDecoder decoder = new StreamDecoder(StreamBounds.AFTER_LOGIN);
    byte[] stanza =
        utf8(HEADER + "<iq a='" + "x".repeat(16_000) + "'>" + "x".repeat(200_000) + "</iq>");
    long begun = System.nanoTime();
    for (int i = 0; i < stanza.length; i++) {
      feed(decoder, stanza, i, i + 1);
    }

    assertThat(decoder.restart()).isZero();
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
  }

  @Test
  void senselessBounds_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamBounds(4, 8, 40, 300, 3, 9_999));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamBounds(0, 8, 40, 300, 3, 10_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamBounds(4, 8, 40, 300, 64, 10_000));
  }

  private static void taken(String xml) {
    assertThat(decode(xml)).last().isInstanceOf(StanzaReceived.class);
  }

  private static void refused(String xml) {
    assertThat(decode(xml))
        .last()
        .isInstanceOfSatisfying(
            Violated.class,
            v -> assertThat(v.condition()).isEqualTo(StreamCondition.POLICY_VIOLATION));
  }

  private static List<StreamEvent> decode(String xml) {
    return feed(new StreamDecoder(BOUNDS), utf8(HEADER + xml));
  }
}
