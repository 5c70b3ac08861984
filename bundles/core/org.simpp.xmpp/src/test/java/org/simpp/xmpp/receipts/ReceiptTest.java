package org.simpp.xmpp.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0184, section 5. */
@Specification("XEP-0184")
class ReceiptTest {
  @Test
  void receipt_namesTheMessage() {
    Receipt receipt = new Receipt("richard2-4.1.247");

    assertThat(receipt.toElement())
        .isEqualTo(Xml.of("<received xmlns='urn:xmpp:receipts' id='richard2-4.1.247'/>"));
    assertThat(Receipt.of(receipt.toElement())).contains(receipt);
    assertThat(Receipt.of(Element.of(Receipt.NAMESPACE, "received"))).isEmpty();
    assertThat(Receipt.of(Receipt.request())).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(""));
  }

  @Test
  void request_isAnElementOfItsOwn() {
    assertThat(Receipt.isRequest(Xml.of("<request xmlns='urn:xmpp:receipts'/>"))).isTrue();
    assertThat(Receipt.isRequest(new Receipt("1").toElement())).isFalse();
  }
}
