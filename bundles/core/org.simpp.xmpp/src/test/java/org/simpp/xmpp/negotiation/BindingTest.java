package org.simpp.xmpp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.negotiation.Rehearsal.HEADER;
import static org.simpp.xmpp.negotiation.Rehearsal.auth;
import static org.simpp.xmpp.negotiation.Rehearsal.bindRequest;
import static org.simpp.xmpp.negotiation.Rehearsal.streamError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;

/** Resource binding: RFC 6120, section 7. */
class BindingTest {
  @Test
  @Specification("RFC 6120, section 7.4")
  void features_afterLogin_haveBind() {
    Rehearsal rehearsal = Rehearsal.overTls().says(auth("secret"));
    rehearsal.heard();

    assertThat(rehearsal.says(HEADER).heard())
        .endsWith(
            "<stream:features><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                + "<more xmlns='urn:test' after='true'/></stream:features>");
  }

  @Test
  @Specification("RFC 6120, section 4.9.3.9")
  void header_afterLogin_fromSomeoneElse_isInvalidFrom() {
    Rehearsal rehearsal = Rehearsal.overTls().says(auth("secret"));
    rehearsal.heard();

    rehearsal.says(HEADER.replace(" to=", " from='bob@simpp.example' to="));

    assertThat(rehearsal.heard()).contains(streamError("invalid-from"));
  }

  @Test
  @Specification("RFC 6120, section 7.7")
  void bind_withResource_givesIt() {
    Rehearsal rehearsal = Rehearsal.loggedIn().says(bindRequest("desk"));

    assertThat(rehearsal.heard())
        .isEqualTo(
            "<iq id='b1' type='result'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                + "<jid>alice@simpp.example/desk</jid></bind></iq>");
    assertThat(rehearsal.done).endsWith("established alice@simpp.example/desk");
  }

  @Test
  @Specification("RFC 6120, section 7.6")
  void bind_withoutResource_givesOne() {
    Rehearsal rehearsal =
        Rehearsal.loggedIn()
            .says("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");

    assertThat(rehearsal.heard()).contains("<jid>alice@simpp.example/given</jid>");
  }

  @Test
  @Specification("RFC 6120, section 7.7.2.2")
  void bind_refused_mayBeTriedAgain() {
    Rehearsal rehearsal = Rehearsal.loggedIn().says(bindRequest("taken"));

    assertThat(rehearsal.heard())
        .contains("type='error'")
        .contains("<conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>");
    assertThat(rehearsal.says(bindRequest("free")).heard()).contains("/free</jid>");
  }

  @Test
  @Specification("RFC 6120, section 7.7.3")
  void bind_refusedTooOften_endsTheStream() {
    Rehearsal rehearsal = Rehearsal.loggedIn();
    for (int retry = 0; retry <= 5; retry++) {
      assertThat(rehearsal.ended).as("before try %d", retry).isNull();
      rehearsal.says(bindRequest("taken"));
    }

    assertThat(rehearsal.heard()).contains("<conflict ", streamError("policy-violation"));
    assertThat(rehearsal.ended).isNotNull();
    assertThat(rehearsal.proof.sessionSecret().isClosed()).isTrue();
  }

  @Test
  @Specification("XEP-0198, section 5")
  void resumption_takesThePlaceOfBinding() {
    Rehearsal rehearsal =
        Rehearsal.loggedIn().says("<resume xmlns='urn:xmpp:sm:3' h='0' previd='earlier'/>");

    assertThat(rehearsal.heard()).isEqualTo("<resumed/>");
    assertThat(rehearsal.done).endsWith("established alice@simpp.example/earlier");
    rehearsal.says("<message id='m'/>");
    assertThat(rehearsal.done).endsWith("deliver m -");
  }

  @Test
  @Specification("XEP-0198, section 5")
  void refusedResumption_mayBeFollowedByBinding_butNotByOthersForEver() {
    String lost = "<resume xmlns='urn:xmpp:sm:3' h='0' previd='lost'/>";
    Rehearsal rehearsal = Rehearsal.loggedIn().says(lost);

    assertThat(rehearsal.heard()).isEqualTo("<failed/>");
    assertThat(rehearsal.says(bindRequest("desk")).heard()).contains("/desk</jid>");

    Rehearsal stubborn = Rehearsal.loggedIn();
    for (int retry = 0; retry <= 5; retry++) {
      stubborn.says(lost);
    }
    assertThat(stubborn.heard()).contains(streamError("policy-violation"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message to='bob@simpp.example'/>",
        "<presence/>",
        "<iq type='get' id='1'><query xmlns='jabber:iq:roster'/></iq>",
        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='TOKEN'/>"
      })
  @Specification("RFC 6120, section 7.1")
  void anythingElse_beforeBinding_isNotAuthorized(String xml) {
    Rehearsal rehearsal = Rehearsal.loggedIn().says(xml);

    assertThat(rehearsal.heard()).startsWith(streamError("not-authorized"));
    assertThat(rehearsal.proof.sessionSecret().isClosed()).isTrue();
  }

  @Test
  void stanzas_pipelinedBehindTheRequest_waitForTheResource() {
    Rehearsal rehearsal = Rehearsal.loggedIn();
    rehearsal.isSlow = true;

    rehearsal.says(bindRequest("desk") + "<presence id='p'/><message id='m'/>");
    assertThat(rehearsal.done).noneMatch(what -> what.startsWith("deliver"));
    rehearsal.answerNow();

    assertThat(rehearsal.done)
        .endsWith("established alice@simpp.example/desk", "deliver p -", "deliver m -");
  }

  @Test
  void session_deliversStanzasAndElementsInOrder() {
    Rehearsal rehearsal = Rehearsal.inSession();

    rehearsal.says("<message id='1'/> <r xmlns='urn:xmpp:sm:3'/><iq type='get' id='2'/>");

    assertThat(rehearsal.done)
        .endsWith("deliver 1 -", "element <r xmlns='urn:xmpp:sm:3'/>", "deliver 2 -");
  }
}
