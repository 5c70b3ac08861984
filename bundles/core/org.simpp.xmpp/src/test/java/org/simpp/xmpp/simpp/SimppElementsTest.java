package org.simpp.xmpp.simpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

class SimppElementsTest {
  @ParameterizedTest
  @Specification("SIMPP-2007, section 4.7")
  @EnumSource(BoxType.class)
  void box_isReadAndWritten(BoxType type) {
    SimppBox box = new SimppBox(type, Bytes.ofHex("0741ff"));

    assertThat(box.toElement())
        .isEqualTo(
            Xml.of(
                "<simpp xmlns='urn:x-simpp:2007' t='%s'>B0H/</simpp>".formatted(type.attribute())));
    assertThat(SimppBox.of(box.toElement())).contains(box);
  }

  @ParameterizedTest
  @Specification("SIMPP-2007, section 4.7")
  @ValueSource(
      strings = {
        "<simpp xmlns='urn:x-simpp:2007' t='41'/>",
        "<simpp xmlns='urn:x-simpp:2007' t='99'>B0H/</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='cc3'>B0H/</simpp>",
        "<simpp xmlns='urn:x-simpp:2007'>B0H/</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>B0H</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>B0H/\n</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>B0H_</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>B1==</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>B0H/<x/></simpp>",
        "<simpp xmlns='urn:x-simpp:2' t='41'>B0H/</simpp>"
      })
  void badBox_isNone(String xml) {
    assertThat(SimppBox.of(Xml.of(xml))).isEmpty();
  }

  @Test
  @Specification("SIMPP-2007, section 4.7")
  void boxSizes_areBounded() {
    Bytes largest = Bytes.of(new byte[SimppBox.MAX_BYTES]);
    Element tooLarge =
        Element.builder(SimppNamespaces.SIMPP_2007, "simpp")
            .attribute("t", "41")
            .text("A".repeat((SimppBox.MAX_BYTES + 3) / 3 * 4))
            .build();

    assertThat(SimppBox.of(new SimppBox(BoxType.MESSAGE, largest).toElement())).isPresent();
    assertThat(SimppBox.of(tooLarge)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimppBox(BoxType.MESSAGE, Bytes.concat(largest, Bytes.of((byte) 0))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimppBox(BoxType.MESSAGE, Bytes.empty()));
  }

  @Test
  @Specification("SIMPP-2007, section 4.4")
  void registration_isReadAndWritten() {
    Bytes bytes = Bytes.ofHex("0102");
    SimppRegistration request = new SimppRegistration.Request("INVITATION", bytes);
    SimppRegistration challenge = new SimppRegistration.Challenge("s1", bytes);
    SimppRegistration proof = new SimppRegistration.Proof("s1", bytes);

    assertThat(request.toElement())
        .isEqualTo(
            Xml.of(
                "<register xmlns='urn:x-simpp:2007#reg'><token>INVITATION</token>"
                    + "<r1>AQI=</r1></register>"));
    assertThat(challenge.toElement())
        .isEqualTo(
            Xml.of("<register xmlns='urn:x-simpp:2007#reg' sid='s1'><r2>AQI=</r2></register>"));
    assertThat(proof.toElement())
        .isEqualTo(
            Xml.of("<register xmlns='urn:x-simpp:2007#reg' sid='s1'><r3>AQI=</r3></register>"));
    for (SimppRegistration step : new SimppRegistration[] {request, challenge, proof}) {
      assertThat(SimppRegistration.of(step.toElement())).contains(step);
    }
    assertThat(request.toString()).doesNotContain("INVITATION");
  }

  @ParameterizedTest
  @Specification("SIMPP-2007, section 4.4")
  @ValueSource(
      strings = {
        "<register xmlns='urn:x-simpp:2007#reg'/>",
        "<register xmlns='urn:x-simpp:2007#reg'><r1>AQI=</r1></register>",
        "<register xmlns='urn:x-simpp:2007#reg'><token/><r1>AQI=</r1></register>",
        "<register xmlns='urn:x-simpp:2007#reg'><token>t</token><r1>A</r1></register>",
        "<register xmlns='urn:x-simpp:2007#reg' sid='s'><token>t</token><r1>AQI=</r1></register>",
        "<register xmlns='urn:x-simpp:2007#reg'><r2>AQI=</r2></register>",
        "<register xmlns='urn:x-simpp:2007#reg' sid=''><r2>AQI=</r2></register>",
        "<register xmlns='urn:x-simpp:2007#reg' sid='s'><r2>AQI=</r2><r3>AQI=</r3></register>",
        "<register xmlns='urn:x-simpp:2007#reg' sid='s'><r4>AQI=</r4></register>",
        "<register xmlns='urn:x-simpp:2007' sid='s'><r2>AQI=</r2></register>"
      })
  void badRegistration_isNone(String xml) {
    assertThat(SimppRegistration.of(Xml.of(xml))).isEmpty();
  }

  @Test
  @Specification("SIMPP-2007, section 4.4")
  void registrationSizes_areBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimppRegistration.Request("t".repeat(257), Bytes.ofHex("01")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimppRegistration.Proof("s", Bytes.of(new byte[4097])));
    assertThat(SimppRegistration.feature())
        .isEqualTo(Xml.of("<register xmlns='urn:x-simpp:2007#reg'/>"));
  }
}
