package org.simpp.xmpp.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.support.Xml;

class SlotRequestTest {
  private static final String START = "<request xmlns='urn:xmpp:http:upload:0' ";

  @Test
  @Specification("XEP-0363, section 4")
  void request_isReadAndWritten() {
    String xml = START + "filename='très cool.jpg' size='23456' content-type='image/jpeg'/>";
    SlotRequest request = SlotRequest.of(Xml.of(xml)).orElseThrow();

    assertThat(request).isEqualTo(SlotRequest.forMessage("très cool.jpg", 23_456, "image/jpeg"));
    assertThat(request.toElement()).isEqualTo(Xml.of(xml));
  }

  @Test
  @Specification("XEP-0363, section 5")
  void purpose_isReadAndWritten() {
    String ephemeral =
        START
            + "filename='a' size='1'><ephemeral xmlns='urn:xmpp:http:upload:purpose:0'"
            + " expire-before='2025-09-10T23:08:25Z'/></request>";
    SlotRequest request = SlotRequest.of(Xml.of(ephemeral)).orElseThrow();

    assertThat(request.purpose()).isEqualTo(SlotRequest.EPHEMERAL);
    assertThat(request.expireBefore()).isEqualTo(Instant.parse("2025-09-10T23:08:25Z"));
    assertThat(request.toElement()).isEqualTo(Xml.of(ephemeral));
    assertThat(
            SlotRequest.of(
                    Xml.of(
                        START
                            + "filename='a' size='1'><permanent"
                            + " xmlns='urn:xmpp:http:upload:purpose:0'/></request>"))
                .orElseThrow()
                .purpose())
        .isEqualTo("permanent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size='1'/>",
        "filename='a'/>",
        "filename='a' size='0'/>",
        "filename='a' size='-1'/>",
        "filename='a' size='1.5'/>",
        "filename='a' size='99999999999999999999'/>",
        "filename='' size='1'/>",
        "filename='..' size='1'/>",
        "filename='../a' size='1'/>",
        "filename='a\\b' size='1'/>",
        "filename='a&#9;b' size='1'/>",
        "filename='a' size='1' content-type='a'/>",
        "filename='a' size='1' content-type='a/b&#10;X: y'/>",
        "filename='a' size='1'><ephemeral xmlns='urn:xmpp:http:upload:purpose:0'/></request>"
      })
  @Specification("XEP-0363, section 4")
  void whatIsNoRequest_isNotRead(String rest) {
    assertThat(SlotRequest.of(Xml.of(START + rest))).isEmpty();
  }

  @Test
  void nameOfMoreBytesThanAFileSystemTakes_isNotRead() {
    assertThat(SlotRequest.of(Xml.of(START + "filename='" + "檔".repeat(85) + "' size='1'/>")))
        .isPresent();
    assertThat(SlotRequest.of(Xml.of(START + "filename='" + "檔".repeat(86) + "' size='1'/>")))
        .isEmpty();
  }
}
