package org.simpp.xmpp.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.support.Xml;

class UploadSlotTest {
  private static final String URL = "https://up.example/4a/tr%C3%A8s%20cool.jpg";

  private static String slot(String url, String headers) {
    return "<slot xmlns='urn:xmpp:http:upload:0'><put url='"
        + url
        + "'>"
        + headers
        + "</put><get url='https://down.example/4a'/></slot>";
  }

  @Test
  @Specification("XEP-0363, section 4")
  void slot_isReadAndWritten() {
    String xml =
        slot(
            URL,
            "<header name='Authorization'>Basic QQ==</header><header name='cookie'>a=b</header>");
    UploadSlot slot = UploadSlot.of(Xml.of(xml)).orElseThrow();

    assertThat(slot.put()).hasToString(URL);
    assertThat(slot.get()).hasToString("https://down.example/4a");
    assertThat(slot.headers())
        .containsExactly(
            new UploadSlot.Header("Authorization", "Basic QQ=="),
            new UploadSlot.Header("cookie", "a=b"));
    assertThat(slot.toElement()).isEqualTo(Xml.of(xml));
    assertThat(slot.toString() + slot.headers()).doesNotContain("QQ==", "up.example");
  }

  @Test
  @Specification("XEP-0363, section 4")
  void otherHeadersAndLineEnds_areLeftOut() {
    UploadSlot slot =
        UploadSlot.of(
                Xml.of(
                    slot(
                        URL,
                        "<header name='Host'>evil</header>"
                            + "<header name='Expires'>1&#13;&#10;Host: evil</header>")))
            .orElseThrow();

    assertThat(slot.headers()).containsExactly(new UploadSlot.Header("Expires", "1Host: evil"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://up.example/a", "https:///a", "file:/etc/passwd", "a b", ""})
  @Specification("XEP-0363, section 4")
  void addressWithoutTls_isNone(String url) {
    assertThat(UploadSlot.of(Xml.of(slot(url, "")))).isEmpty();
  }

  @Test
  @Specification("XEP-0363, section 6")
  void refusals_sayWhatWouldDo() {
    StanzaError large = SlotRefusal.tooLarge(20_000);
    assertThat(large.toElement())
        .isEqualTo(
            Xml.of(
                "<error xmlns='jabber:client' type='modify'>"
                    + "<not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                    + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' xml:lang='en'>"
                    + "File too large. The maximum file size is 20000 bytes</text>"
                    + "<file-too-large xmlns='urn:xmpp:http:upload:0'>"
                    + "<max-file-size>20000</max-file-size></file-too-large></error>"));
    assertThat(SlotRefusal.isTooLarge(large)).isTrue();
    assertThat(SlotRefusal.largest(large)).isEqualTo(OptionalLong.of(20_000));

    Instant time = Instant.parse("2017-12-03T23:42:05Z");
    StanzaError later = SlotRefusal.later("Quota reached", time);
    assertThat(StanzaError.of(later.toElement()).flatMap(SlotRefusal::retryAfter)).contains(time);
    assertThat(later.condition()).isEqualTo(StanzaCondition.RESOURCE_CONSTRAINT);
    assertThat(SlotRefusal.isTooLarge(later)).isFalse();
    assertThat(SlotRefusal.largest(later)).isEmpty();
  }
}
