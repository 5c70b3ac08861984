package org.simpp.xmpp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.negotiation.Rehearsal.HEADER;
import static org.simpp.xmpp.negotiation.Rehearsal.auth;
import static org.simpp.xmpp.negotiation.Rehearsal.base64;
import static org.simpp.xmpp.negotiation.Rehearsal.saslFailure;
import static org.simpp.xmpp.negotiation.Rehearsal.streamError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;

/** SASL: RFC 6120, section 6. */
class SaslTest {
  private static final String NS = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
  private static final String ABORT = "<abort " + NS + "/>";

  private static String response(String text) {
    return "<response " + NS + ">" + text + "</response>";
  }

  @Test
  @Specification("RFC 6120, section 6.4.1")
  void features_afterTls_haveMechanismsBindingsAndMore() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER).says(Rehearsal.STARTTLS);
    rehearsal.negotiation.secured(Rehearsal.SECURITY);
    rehearsal.heard();

    assertThat(rehearsal.says(HEADER).heard())
        .endsWith(
            "<stream:features><mechanisms "
                + NS
                + "><mechanism>TOKEN</mechanism></mechanisms>"
                + "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>TOKEN</mechanism><inline>"
                + "<wish xmlns='urn:test'/></inline></authentication>"
                + "<sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>"
                + "<channel-binding type='tls-server-end-point'/></sasl-channel-binding>"
                + "<more xmlns='urn:test' after='false'/></stream:features>");
  }

  @Test
  @Specification("RFC 6120, section 6.4.6")
  void auth_withInitialResponse_succeedsWithAdditionalData() {
    Rehearsal rehearsal = Rehearsal.overTls().says(auth("secret"));

    assertThat(rehearsal.heard())
        .isEqualTo("<success " + NS + ">" + base64("welcome") + "</success>");
    assertThat(rehearsal.done).containsExactly("begin secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "="})
  @Specification("RFC 6120, section 6.4.2")
  void auth_withNothing_isChallenged(String nothing) {
    Rehearsal rehearsal =
        Rehearsal.overTls().says("<auth " + NS + " mechanism='TOKEN'>" + nothing + "</auth>");

    assertThat(rehearsal.heard())
        .isEqualTo("<challenge " + NS + ">" + base64("token?") + "</challenge>");
    assertThat(rehearsal.says(response(base64("secret"))).heard()).startsWith("<success ");
    assertThat(rehearsal.done).containsExactly("begin ", "respond secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2VjcmV0IA", "c2Vj cmV0", "c2VjcmV0\n", "!", "====", "c2VjcmV0IB=="})
  @Specification("RFC 6120, section 6.5.5")
  void auth_withoutStrictBase64_isIncorrectEncoding(String text) {
    Rehearsal rehearsal =
        Rehearsal.overTls().says("<auth " + NS + " mechanism='TOKEN'>" + text + "</auth>");

    assertThat(rehearsal.heard()).isEqualTo(saslFailure("incorrect-encoding"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " mechanism=''", " mechanism='PLAIN'", " mechanism='token'"})
  @Specification("RFC 6120, section 6.5.7")
  void auth_withUnknownMechanism_isInvalid(String attribute) {
    Rehearsal rehearsal = Rehearsal.overTls().says("<auth " + NS + attribute + "/>");

    assertThat(rehearsal.heard()).isEqualTo(saslFailure("invalid-mechanism"));
    assertThat(rehearsal.says(auth("secret")).heard()).startsWith("<success ");
  }

  @Test
  @Specification("RFC 6120, section 6.5.8")
  void unexpectedSteps_areMalformedRequests() {
    Rehearsal rehearsal = Rehearsal.overTls();
    assertThat(rehearsal.says(response("")).heard()).isEqualTo(saslFailure("malformed-request"));
  }

  @Test
  @Specification("RFC 6120, section 6.4.2")
  void auth_duringAnExchange_beginsAnew() {
    Rehearsal rehearsal = Rehearsal.overTls().says("<auth " + NS + " mechanism='TOKEN'/>");
    rehearsal.heard();

    assertThat(rehearsal.says(auth("secret")).heard()).startsWith("<success ");
    assertThat(rehearsal.done).containsExactly("begin ", "begin secret");
  }

  @Test
  @Specification("RFC 6120, section 6.4.4")
  void abort_endsTheExchange() {
    Rehearsal rehearsal = Rehearsal.overTls().says("<auth " + NS + " mechanism='TOKEN'/>");
    rehearsal.heard();

    assertThat(rehearsal.says(ABORT).heard()).isEqualTo(saslFailure("aborted"));
    assertThat(rehearsal.says(auth("secret")).heard()).startsWith("<success ");
  }

  @Test
  @Specification("RFC 6120, section 6.4.5")
  void failures_areLimited() {
    Rehearsal rehearsal = Rehearsal.overTls().says(auth("wrong")).says(auth("wrong"));
    assertThat(rehearsal.heard())
        .isEqualTo(saslFailure("not-authorized") + saslFailure("not-authorized"));

    rehearsal.says(auth("wrong"));

    assertThat(rehearsal.heard())
        .startsWith(saslFailure("not-authorized") + streamError("policy-violation"))
        .endsWith("</stream:stream>");
    assertThat(rehearsal.done.stream().filter("failed"::equals)).hasSize(3);
  }

  @Test
  void auth_fromAnAddressWithTooManyFailures_endsTheStream() {
    Rehearsal rehearsal = Rehearsal.overTls();
    rehearsal.mayLogIn = false;

    rehearsal.says(auth("secret"));

    assertThat(rehearsal.heard()).startsWith(streamError("policy-violation"));
    assertThat(rehearsal.done).isEmpty();
  }

  @Test
  void input_whileTheMechanismThinks_waits() {
    Rehearsal rehearsal = Rehearsal.overTls();
    rehearsal.isSlow = true;

    rehearsal.says(auth("wrong") + auth("secret"));
    assertThat(rehearsal.heard()).isEmpty();
    assertThat(rehearsal.negotiation.isWaiting()).isTrue();

    rehearsal.answerNow();
    assertThat(rehearsal.heard()).isEqualTo(saslFailure("not-authorized"));
    rehearsal.answerNow();
    assertThat(rehearsal.heard()).startsWith("<success ");
  }

  @Test
  void success_afterTheConnectionIsLost_leavesNoSecret() {
    Rehearsal rehearsal = Rehearsal.overTls();
    rehearsal.isSlow = true;
    rehearsal.says(auth("secret"));

    rehearsal.negotiation.lost();
    rehearsal.answerNow();

    assertThat(rehearsal.proof.sessionSecret().isClosed()).isTrue();
    assertThat(rehearsal.heard()).isEmpty();
  }

  @Test
  void success_withoutABoundResource_leavesNoSecret() {
    Rehearsal rehearsal = Rehearsal.overTls().says(auth("secret"));
    assertThat(rehearsal.proof.sessionSecret().isClosed()).isFalse();

    rehearsal.negotiation.lost();

    assertThat(rehearsal.proof.sessionSecret().isClosed()).isTrue();
  }

  @Test
  @Specification("RFC 6120, section 6.3.1")
  void iq_beforeLogin_isAsked() {
    Rehearsal rehearsal = Rehearsal.overTls().says("<iq type='get' id='r'/>");

    assertThat(rehearsal.done).containsExactly("ask r");
    assertThat(rehearsal.heard()).isEqualTo("<iq id='r' type='result'/>");
    assertThat(rehearsal.says(auth("secret")).heard()).startsWith("<success ");
  }

  @Test
  @Specification("RFC 6120, section 6.3.1")
  void iq_beforeLogin_withoutAnswer_isNotAuthorized() {
    Rehearsal rehearsal = Rehearsal.overTls().says("<iq type='set' id='r'/>");

    assertThat(rehearsal.heard()).startsWith(streamError("not-authorized"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<message/>", "<presence/>", "<iq type='result' id='1'/>", "<r xmlns='urn:x'/>"})
  @Specification("RFC 6120, section 4.9.3.12")
  void anythingElse_beforeLogin_isNotAuthorized(String xml) {
    Rehearsal rehearsal = Rehearsal.overTls().says(xml);

    assertThat(rehearsal.heard())
        .startsWith(streamError("not-authorized"))
        .endsWith("</stream:stream>");
  }
}
