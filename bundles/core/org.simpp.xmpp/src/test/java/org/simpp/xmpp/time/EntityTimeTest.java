package org.simpp.xmpp.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

/** XEP-0202, section 2, and XEP-0082, section 3. */
class EntityTimeTest {
  @Test
  @Specification("XEP-0202")
  void time_isReadAndWritten() {
    EntityTime time = new EntityTime(Instant.parse("2006-12-19T17:58:35Z"), ZoneOffset.ofHours(-6));

    assertThat(time.toElement())
        .isEqualTo(
            Xml.of(
                "<time xmlns='urn:xmpp:time'><tzo>-06:00</tzo><utc>2006-12-19T17:58:35Z</utc></time>"));
    assertThat(EntityTime.of(time.toElement())).contains(time);
    assertThat(EntityTime.of(EntityTime.request())).isEmpty();
    assertThat(new EntityTime(time.utc(), ZoneOffset.UTC).toElement().childText("tzo"))
        .contains("+00:00");
  }

  @ParameterizedTest
  @Specification("XEP-0082, section 3.2")
  @CsvSource({
    "1969-07-21T02:56:15Z,1969-07-21T02:56:15Z",
    "1969-07-20T21:56:15-05:00,1969-07-21T02:56:15Z",
    "2002-09-10T23:41:07.123Z,2002-09-10T23:41:07.123Z"
  })
  void dates_areReadInEveryZone(String text, Instant time) {
    assertThat(XmppDates.parse(text)).contains(time);
  }

  @ParameterizedTest
  @Specification("XEP-0082, section 3.2")
  @ValueSource(strings = {"", "20020910T23:08:25", "2002-09-10", "2002-13-10T23:08:25Z", "now"})
  void otherTexts_areNoDates(String text) {
    assertThat(XmppDates.parse(text)).isEmpty();
    assertThat(XmppDates.parseOffset(text)).isEmpty();
  }

  @Test
  @Specification("XEP-0082, section 3.2")
  void dates_areWrittenToTheMillisecond() {
    assertThat(XmppDates.write(Instant.parse("2002-09-10T23:41:07.123456Z")))
        .isEqualTo("2002-09-10T23:41:07.123Z");
    assertThat(XmppDates.parseOffset("+25:00")).isEmpty();
    assertThat(XmppDates.parseOffset("Z")).contains(ZoneOffset.UTC);
  }
}
