package org.simpp.xmpp.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0077, section 3.1, and XEP-0445, section 4. */
class RegistrationTest {
  @Test
  @Specification("XEP-0077, section 3.1")
  void request_holdsNameAndPassword() {
    RegistrationRequest request = new RegistrationRequest("bill", "Calliope");

    assertThat(request.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='jabber:iq:register'><username>bill</username>"
                    + "<password>Calliope</password></query>"));
    assertThat(RegistrationRequest.of(request.toElement())).contains(request);
    assertThat(request.toString()).doesNotContain("Calliope").doesNotContain("bill");
  }

  @Test
  @Specification("XEP-0077, section 3.1")
  void incompleteRequest_isNone() {
    assertThat(RegistrationRequest.of(RegistrationRequest.formRequest())).isEmpty();
    assertThat(RegistrationRequest.of(RegistrationRequest.form("Choose"))).isEmpty();
    assertThat(RegistrationRequest.of(Element.of("urn:x", "query"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistrationRequest("a", "p".repeat(1025)));
  }

  @Test
  @Specification("XEP-0445")
  void token_isShownBeforehand() {
    PreAuthentication shown = new PreAuthentication("abcdefghijklmnopqrstuvwxyz");

    assertThat(shown.toElement())
        .isEqualTo(Xml.of("<preauth xmlns='urn:xmpp:pars:0' token='abcdefghijklmnopqrstuvwxyz'/>"));
    assertThat(PreAuthentication.of(shown.toElement())).contains(shown);
    assertThat(shown.toString()).doesNotContain("abc");
    assertThat(PreAuthentication.of(Xml.of("<preauth xmlns='urn:xmpp:pars:0'/>"))).isEmpty();
    assertThat(
            PreAuthentication.of(
                Element.builder(PreAuthentication.NAMESPACE, "preauth")
                    .attribute("token", "x".repeat(257))
                    .build()))
        .isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new PreAuthentication(""));
  }

  @Test
  @Specification("XEP-0077")
  @Specification("XEP-0445")
  void features_haveNamespacesOfTheirOwn() {
    assertThat(RegistrationRequest.feature())
        .isEqualTo(Xml.of("<register xmlns='http://jabber.org/features/iq-register'/>"));
    assertThat(PreAuthentication.feature())
        .isEqualTo(Xml.of("<register xmlns='urn:xmpp:ibr-token:0'/>"));
  }
}
