package org.simpp.xmpp.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** RFC 6120, section 7. */
class BindingTest {
  @Test
  @Specification("RFC 6120, section 7.6.1")
  @Specification("RFC 6120, section 7.7.1")
  void request_asksForAResourceOrLeavesItToTheServer() {
    assertThat(Binding.requested(Xml.of("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>")))
        .contains("");
    assertThat(Binding.requested(Binding.request("balcony"))).contains("balcony");
    assertThat(Binding.requested(Element.of("urn:x", "bind"))).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 7.6.1")
  void result_givesAFullAddress() {
    Jid full = Jid.of("juliet@im.example.com/balcony");

    assertThat(Binding.bound(Binding.result(full))).contains(full);
    assertThat(Binding.bound(Binding.result(full.bare()))).isEmpty();
    assertThat(Binding.bound(Element.builder(Binding.NAMESPACE, "bind").child("jid", "@").build()))
        .isEmpty();
    assertThat(Binding.bound(Element.of(Binding.NAMESPACE, "bind"))).isEmpty();
  }

  @Test
  @Specification("RFC 3921, section 3")
  void sessionFeature_isOptional() {
    assertThat(Binding.sessionFeature())
        .isEqualTo(
            Xml.of("<session xmlns='urn:ietf:params:xml:ns:xmpp-session'><optional/></session>"));
  }
}
