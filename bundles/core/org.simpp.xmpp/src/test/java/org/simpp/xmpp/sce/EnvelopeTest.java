package org.simpp.xmpp.sce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

class EnvelopeTest {
  private static final Jid FROM = Jid.of("opportunity@mars.planet");
  private static final Jid TO = Jid.of("missioncontrol@houston.nasa.gov");
  private static final Instant TIME = Instant.parse("2004-01-25T05:05:00Z");
  private static final String AFFIXES =
      "<time stamp='2004-01-25T06:05:00+01:00'/><to jid='missioncontrol@houston.nasa.gov'/>"
          + "<from jid='opportunity@mars.planet'/>"
          + "<rpad>C1DHN9HK-9A25tSmwK4hU!Jji9%GKYK^syIlHJT9TnI4</rpad>";
  private static final String BODY = "<body xmlns='jabber:client'>dust</body>";

  @Test
  @Specification("XEP-0420, section 4")
  void envelopeOfTheSpecification_isRead() {
    Envelope envelope =
        Envelope.decode(xml("<content>" + BODY + "</content>" + AFFIXES)).orElseThrow();

    assertThat(envelope.content()).containsExactly(Xml.of(BODY));
    assertThat(envelope.from()).isEqualTo(FROM);
    assertThat(envelope.to()).isEqualTo(TO);
    assertThat(envelope.time()).isEqualTo(TIME);
    assertThat(envelope.padding()).startsWith("C1DHN9HK-9A");
  }

  @Test
  @Specification("XEP-0420, section 7")
  void envelope_isWrittenAndReadAgain() {
    Element out = Xml.of("<x xmlns='jabber:x:oob'><url>https://a.example/?a=1&amp;b=2</url></x>");
    Envelope envelope = new Envelope(List.of(Xml.of(BODY), out), FROM, TO, TIME, "");

    assertThat(envelope.encode().utf8())
        .startsWith("<envelope xmlns='urn:xmpp:sce:1'><content><body xmlns='jabber:client'>dust<");
    assertThat(Envelope.decode(envelope.encode())).contains(envelope);
    assertThat(envelope.toString()).doesNotContain("dust");
  }

  @ParameterizedTest
  @Specification("XEP-0420, section 10")
  @ValueSource(
      strings = {
        "",
        "<content/>",
        "<content/>" + AFFIXES + "<content/>",
        "<content/>" + AFFIXES + "<from jid='opportunity@mars.planet'/>",
        "<content/>" + AFFIXES + "<rpad/>",
        "<content/>" + AFFIXES + "<unknown/>",
        "<content/>" + AFFIXES + "text",
        "<content>text</content>" + AFFIXES,
        "<content/><time stamp='yesterday'/><to jid='a@b'/><from jid='c@d'/><rpad/>",
        "<content/><time/><to jid='a@b'/><from jid='c@d'/><rpad/>",
        "<content/><time stamp='2004-01-25T05:05:00Z'/><to/><from jid='c@d'/><rpad/>",
        "<content/><time stamp='2004-01-25T05:05:00Z'/><to jid='a@b/c'/><from jid='c@d'/><rpad/>",
        "<content/><time stamp='2004-01-25T05:05:00Z'/><to jid='@'/><from jid='c@d'/><rpad/>",
        "<content/><time stamp='2004-01-25T05:05:00Z'/><to jid='a@b'/><from jid='c@d'/>",
        "<content/><time stamp='2004-01-25T05:05:00Z'/><to jid='a@b'/><from jid='c@d'/><rpad><x/></rpad>",
        "<content xmlns='urn:xmpp:sce:0'/>" + AFFIXES,
        "<content/>" + AFFIXES + "<",
      })
  void whatIsNotWhole_isNone(String inside) {
    assertThat(Envelope.decode(xml(inside))).isEmpty();
  }

  @Test
  @Specification("XEP-0420, section 3")
  void anotherElement_isNone() {
    String other = "<content xmlns='urn:xmpp:sce:1'><content/>" + AFFIXES + "</content>";

    assertThat(Envelope.decode(Bytes.utf8(other))).isEmpty();
    assertThat(Envelope.decode(Bytes.empty())).isEmpty();
  }

  @Test
  @Specification("XEP-0420, section 9")
  void whatTheServerReads_isLeftOutOnReading_andRefusedOnWriting() {
    String inside =
        BODY
            + "<store xmlns='urn:xmpp:hints'/><stanza-id xmlns='urn:xmpp:sid:0' id='1' by='a@b'/>"
            + "<addresses xmlns='http://jabber.org/protocol/address'/>"
            + "<encryption xmlns='urn:xmpp:eme:0' namespace='x'/>"
            + "<origin-id xmlns='urn:xmpp:sid:0' id='2'/>";

    assertThat(
            Envelope.decode(xml("<content>" + inside + "</content>" + AFFIXES))
                .orElseThrow()
                .content())
        .containsExactly(Xml.of(BODY), Xml.of("<origin-id xmlns='urn:xmpp:sid:0' id='2'/>"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Envelope(List.of(Element.of("urn:xmpp:hints", "store")), FROM, TO, TIME, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Envelope(List.of(), FROM.withResource("rover"), TO, TIME, ""));
  }

  @Test
  @Specification("XEP-0420, section 4")
  void longerPaddingThanOurs_isTaken_butNoLimitlessOne() {
    String long1 = "<content/>" + AFFIXES.replace("C1DHN9HK", "x".repeat(20_000));
    String long2 = "<content/>" + AFFIXES.replace("C1DHN9HK", "x".repeat(Envelope.MAX_BYTES));

    assertThat(Envelope.decode(xml(long1))).isPresent();
    assertThat(Envelope.decode(xml(long2))).isEmpty();
  }

  @Test
  @Specification("XEP-0420, section 10")
  void deepOrManyElements_areRefused() {
    String deep = "<a xmlns='urn:a'>".repeat(30) + "</a>".repeat(30);
    String many = "<a xmlns='urn:a'/>".repeat(1_000);

    assertThat(Envelope.decode(xml("<content>" + deep + "</content>" + AFFIXES))).isEmpty();
    assertThat(Envelope.decode(xml("<content>" + many + "</content>" + AFFIXES))).isEmpty();
  }

  @Test
  @Specification("XEP-0420, section 4")
  void padding_hidesShortLengths_andIsOfRandomLength() {
    assertThat(Padding.of(0, target -> {})).hasSize(Padding.SHARED_SIZE);
    assertThat(Padding.of(200, target -> {})).hasSize(56);
    assertThat(Padding.of(10_000, target -> {})).isEmpty();
    Random random = new Random(1);
    List<Integer> lengths =
        IntStream.range(0, 2_000)
            .mapToObj(i -> Padding.of(Padding.SHARED_SIZE, random::nextBytes).length())
            .toList();
    assertThat(lengths).allMatch(length -> length <= 200).contains(0, 200);
  }

  private static Bytes xml(String inside) {
    return Bytes.utf8("<envelope xmlns='urn:xmpp:sce:1'>" + inside + "</envelope>");
  }
}
