package org.simpp.xmpp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.negotiation.Rehearsal.HEADER;
import static org.simpp.xmpp.negotiation.Rehearsal.base64;
import static org.simpp.xmpp.negotiation.Rehearsal.bindRequest;
import static org.simpp.xmpp.negotiation.Rehearsal.streamError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;

/** The extensible SASL profile: XEP-0388. */
class ExtensibleSaslTest {
  private static final String CLIENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";
  private static final String FEATURES =
      "<stream:features><more xmlns='urn:test' after='true'/></stream:features>";
  private static final String ADDRESS = "<authorization-identifier>alice@simpp.example";
  private static final String NS = "xmlns='urn:xmpp:sasl:2'";

  private static String authenticate(String token, String... wishes) {
    return "<authenticate "
        + NS
        + " mechanism='TOKEN'><initial-response>"
        + base64(token)
        + "</initial-response>"
        + String.join("", wishes)
        + "</authenticate>";
  }

  private static String failure(String condition) {
    return "<failure "
        + NS
        + "><"
        + condition
        + " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/></failure>";
  }

  private static String wish(String what) {
    return "<wish xmlns='urn:test'>" + what + "</wish>";
  }

  @Test
  @Specification("XEP-0388, section 2.1")
  @Specification("XEP-0440, section 2")
  void features_beforeLogin_haveTheMechanismsAndWhatMayBeAskedFor() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);
    assertThat(rehearsal.heard()).doesNotContain("urn:xmpp:sasl:2");
    rehearsal.says(Rehearsal.STARTTLS);
    rehearsal.negotiation.secured(Rehearsal.SECURITY);
    rehearsal.heard();

    assertThat(rehearsal.says(HEADER).heard())
        .contains(
            "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>TOKEN</mechanism>"
                + "<inline><wish xmlns='urn:test'/></inline></authentication>",
            "<channel-binding type='tls-server-end-point'/>");
  }

  @Test
  @Specification("XEP-0388, section 2.6.1")
  @Specification("XEP-0388, section 5.1")
  void success_isFollowedByFeaturesInTheSameStream() {
    Rehearsal rehearsal = Rehearsal.overTls().says(authenticate("secret"));

    assertThat(rehearsal.heard())
        .isEqualTo(
            "<success xmlns='urn:xmpp:sasl:2'><additional-data>"
                + base64("welcome")
                + "</additional-data>"
                + ADDRESS
                + "</authorization-identifier></success>"
                + "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                + "<more xmlns='urn:test' after='true'/></stream:features>");
    assertThat(rehearsal.says(bindRequest("desk")).heard()).contains("/desk</jid>");
  }

  @Test
  @Specification("XEP-0388, section 2.5")
  void exchange_goesBySteps() {
    Rehearsal rehearsal =
        Rehearsal.overTls().says("<authenticate " + NS + " mechanism='TOKEN'></authenticate>");

    assertThat(rehearsal.heard())
        .isEqualTo("<challenge " + NS + ">" + base64("token?") + "</challenge>");
    rehearsal.says("<response " + NS + ">" + base64("secret") + "</response>");
    assertThat(rehearsal.heard()).startsWith("<success xmlns='urn:xmpp:sasl:2'>");
  }

  @Test
  @Specification("XEP-0388, section 2.3")
  @Specification("XEP-0388, section 2.6.1")
  void requests_areAnsweredWithinSuccess() {
    Rehearsal rehearsal =
        Rehearsal.overTls()
            .says(
                authenticate(
                    "secret",
                    "<user-agent id='" + CLIENT + "'><software>S</software></user-agent>",
                    wish("session")));

    assertThat(rehearsal.heard())
        .endsWith(
            ADDRESS
                + "/wished</authorization-identifier><granted xmlns='urn:test'/></success>"
                + FEATURES);
    assertThat(rehearsal.done)
        .endsWith("asked for 1 by " + CLIENT, "established alice@simpp.example/wished");
    rehearsal.says("<message id='m'/>");
    assertThat(rehearsal.done).endsWith("deliver m -");
  }

  @Test
  @Specification("XEP-0198, section 9.2")
  void sessionThatGoesOn_isToldNoFeatures() {
    Rehearsal rehearsal = Rehearsal.overTls().says(authenticate("secret", wish("old session")));

    assertThat(rehearsal.heard()).endsWith("</success>");
    assertThat(rehearsal.done).endsWith("established alice@simpp.example/wished");
  }

  @Test
  @Specification("XEP-0388, section 2.6.2")
  void requests_ofALoginThatFails_areNotHeard() {
    Rehearsal rehearsal = Rehearsal.overTls().says(authenticate("wrong", wish("session")));

    assertThat(rehearsal.heard()).isEqualTo(failure("not-authorized"));
    assertThat(rehearsal.receiver.requests).isEmpty();
    assertThat(rehearsal.says(authenticate("secret")).heard()).startsWith("<success ");
  }

  @Test
  void session_thatCannotBegin_endsTheStream() {
    Rehearsal rehearsal = Rehearsal.overTls().says(authenticate("secret", wish("impossible")));

    assertThat(rehearsal.heard()).startsWith(streamError("resource-constraint"));
    assertThat(rehearsal.proof.sessionSecret().isClosed()).isTrue();
  }

  @Test
  @Specification("XEP-0388, section 4.4")
  void loginOfAnotherThanTheHeaderSays_isRefused() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER).says(Rehearsal.STARTTLS);
    rehearsal.negotiation.secured(Rehearsal.SECURITY);
    rehearsal.says(HEADER.replace(" to=", " from='bob@simpp.example' to="));
    rehearsal.heard();

    rehearsal.says(authenticate("secret", wish("session")));

    assertThat(rehearsal.heard()).isEqualTo(failure("invalid-authzid"));
    assertThat(rehearsal.receiver.requests).isEmpty();
    assertThat(rehearsal.proof.sessionSecret().isClosed()).isTrue();
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void mechanismThatIsNotListed_isTheReceiversToAllow() {
    String second = authenticate("secret", wish("")).replace("TOKEN", "SECOND");

    assertThat(Rehearsal.overTls().says(second).heard()).startsWith("<success ");
    assertThat(Rehearsal.overTls().says(second.replace(wish(""), "")).heard())
        .isEqualTo(failure("invalid-mechanism"));
  }

  @Test
  @Specification("XEP-0388, section 4.5")
  void abort_endsTheExchange() {
    Rehearsal rehearsal =
        Rehearsal.overTls().says("<authenticate " + NS + " mechanism='TOKEN'></authenticate>");
    rehearsal.heard();

    assertThat(rehearsal.says("<abort " + NS + "/>").heard()).isEqualTo(failure("aborted"));
    assertThat(rehearsal.says(authenticate("secret")).heard()).startsWith("<success ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message/>",
        "<iq type='get' id='1'/>",
        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'/>",
        "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
        "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='TOKEN'/>"
      })
  @Specification("XEP-0388, section 2.4")
  void anythingElse_duringTheExchange_endsTheStream(String xml) {
    Rehearsal rehearsal =
        Rehearsal.overTls().says("<authenticate " + NS + " mechanism='TOKEN'></authenticate>");
    rehearsal.heard();

    assertThat(rehearsal.says(xml).heard()).startsWith(streamError("not-authorized"));
    assertThat(rehearsal.ended).isNotNull();
  }

  @Test
  @Specification("XEP-0388, section 4.8")
  void authenticate_afterSuccess_endsTheStream() {
    Rehearsal rehearsal = Rehearsal.overTls().says(authenticate("secret"));
    rehearsal.heard();

    assertThat(rehearsal.says(authenticate("secret")).heard())
        .startsWith(streamError("not-authorized"));
  }

  @ParameterizedTest
  @CsvSource({
    "<initial-response>c2Vj cmV0</initial-response>, incorrect-encoding",
    "<initial-response>====</initial-response>, incorrect-encoding",
    "<initial-response><a/></initial-response>, malformed-request",
    "<user-agent id='me'/>, malformed-request",
    "<user-agent id='d4565fa7-4d72-1749-b3d3-740edbf87770'/>, malformed-request",
  })
  @Specification("XEP-0388, section 2.3")
  void authenticate_thatIsWrong_isRefused(String child, String condition) {
    Rehearsal rehearsal =
        Rehearsal.overTls()
            .says("<authenticate " + NS + " mechanism='TOKEN'>" + child + "</authenticate>");

    assertThat(rehearsal.heard()).isEqualTo(failure(condition));
    assertThat(rehearsal.done).containsExactly("failed");
  }

  @Test
  void authenticate_withMoreRequestsThanAreHeard_isRefused() {
    Rehearsal rehearsal = Rehearsal.overTls().says(authenticate("secret", wish("").repeat(17)));

    assertThat(rehearsal.heard()).isEqualTo(failure("malformed-request"));
  }

  @Test
  @Specification("RFC 6120, section 6.4.5")
  void failures_areLimitedWithThoseOfTheOtherProfile() {
    Rehearsal rehearsal =
        Rehearsal.overTls()
            .says(authenticate("wrong"))
            .says(Rehearsal.auth("wrong"))
            .says(authenticate("wrong"));

    assertThat(rehearsal.heard())
        .startsWith(
            failure("not-authorized")
                + Rehearsal.saslFailure("not-authorized")
                + failure("not-authorized")
                + streamError("policy-violation"));
  }

  @Test
  void authenticate_fromAnAddressWithTooManyFailures_endsTheStream() {
    Rehearsal rehearsal = Rehearsal.overTls();
    rehearsal.mayLogIn = false;

    assertThat(rehearsal.says(authenticate("secret")).heard())
        .startsWith(streamError("policy-violation"));
    assertThat(rehearsal.done).isEmpty();
  }

  @Test
  @Specification("XEP-0388, section 3")
  void authenticate_withoutTls_isRefused() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);
    rehearsal.heard();

    assertThat(rehearsal.says(authenticate("secret")).heard())
        .startsWith(streamError("not-authorized"));
    assertThat(rehearsal.done).isEmpty();
  }
}
