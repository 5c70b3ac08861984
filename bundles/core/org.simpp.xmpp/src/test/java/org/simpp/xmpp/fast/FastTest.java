package org.simpp.xmpp.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;

class FastTest {
  private static String xml(Element element) {
    return ElementCodec.write(element).utf8().replace('"', '\'');
  }

  private static Element read(String xml) throws MalformedXmlException {
    return ElementCodec.parse(Bytes.utf8(xml));
  }

  @Test
  @Specification("XEP-0484, section 3.1")
  void feature_listsMechanisms() {
    assertThat(xml(Fast.feature(List.of("HT-SHA-256-ENDP", "HT-SHA-256-NONE"))))
        .isEqualTo(
            "<fast xmlns='urn:xmpp:fast:0'><mechanism>HT-SHA-256-ENDP</mechanism>"
                + "<mechanism>HT-SHA-256-NONE</mechanism></fast>");
  }

  @Test
  @Specification("XEP-0484, section 3.2")
  void request_namesItsMechanism() throws Exception {
    assertThat(
            Fast.requested(
                read("<request-token xmlns='urn:xmpp:fast:0' mechanism='HT-SHA-256-ENDP'/>")))
        .contains("HT-SHA-256-ENDP");
    assertThat(Fast.requested(read("<request-token xmlns='urn:x' mechanism='A'/>"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, false",
    "count='123', 123, false",
    "invalidate='true', 0, true",
    "count='2147483647' invalidate='1', 2147483647, true",
    "invalidate='no', 0, false",
  })
  @Specification("XEP-0484, section 3.6")
  void use_hasItsCountAndItsEnd(String attributes, long count, boolean invalidate)
      throws Exception {
    assertThat(Fast.use(read("<fast xmlns='urn:xmpp:fast:0' " + attributes + "/>")))
        .contains(new Fast.Use(count, invalidate));
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void use_withoutANumber_isNone() throws Exception {
    assertThat(Fast.use(read("<fast xmlns='urn:xmpp:fast:0' count='-1'/>"))).isEmpty();
    assertThat(Fast.use(read("<fast xmlns='urn:xmpp:fast:0' count='99999999999'/>"))).isEmpty();
    assertThat(Fast.use(read("<fast xmlns='urn:x'/>"))).isEmpty();
  }

  @Test
  @Specification("XEP-0484, section 3.3")
  void token_hasItsExpiry() {
    assertThat(xml(Fast.token("abc", Instant.parse("2026-03-12T14:36:15Z"))))
        .isEqualTo("<token xmlns='urn:xmpp:fast:0' expiry='2026-03-12T14:36:15Z' token='abc'/>");
  }
}
