package org.simpp.xmpp.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Payloads;

/** XEP-0334, section 4. */
@Specification("XEP-0334, section 4")
class HintTest {
  @ParameterizedTest
  @CsvSource({
    "no-permanent-store,NO_PERMANENT_STORE",
    "no-store,NO_STORE",
    "no-copy,NO_COPY",
    "store,STORE"
  })
  void hint_isItsElement(String name, Hint hint) {
    assertThat(hint.toElement()).isEqualTo(Element.of("urn:xmpp:hints", name));
    assertThat(Hint.among(List.of(Element.of("urn:xmpp:hints", name)))).containsExactly(hint);
    assertThat(
            Hint.in(
                Payloads.of("<body>" + name + "</body><h:" + name + " xmlns:h='urn:xmpp:hints'/>")))
        .containsExactly(hint);
  }

  @Test
  void otherElements_areNoHints() {
    assertThat(Hint.among(List.of(Element.of("urn:x", "store"), Element.of(Hint.NAMESPACE, "x"))))
        .isEmpty();
  }
}
