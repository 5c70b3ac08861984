package org.simpp.xmpp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.negotiation.Rehearsal.ANSWER;
import static org.simpp.xmpp.negotiation.Rehearsal.HEADER;
import static org.simpp.xmpp.negotiation.Rehearsal.STARTTLS;
import static org.simpp.xmpp.negotiation.Rehearsal.streamError;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.transport.TransportException;

/** STARTTLS: RFC 6120, section 5. */
class StartTlsTest {
  private static final String PROCEED = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

  @Test
  @Specification("RFC 6120, section 5.4.2.3")
  void starttls_isFollowedByProceedAndTls() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);
    rehearsal.heard();

    rehearsal.says(STARTTLS);

    assertThat(rehearsal.heard()).isEqualTo(PROCEED);
    assertThat(rehearsal.done).containsExactly("TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "<auth/>", "<auth xmlns='urn:ietf", "\u0016\u0003\u0001"})
  @Specification("RFC 6120, section 5.4.2.2")
  void starttls_followedByBytesInClear_isRefused(String injected) {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);
    rehearsal.heard();

    rehearsal.says(STARTTLS + injected);

    assertThat(rehearsal.heard())
        .isEqualTo("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>");
    assertThat(rehearsal.done).isEmpty();
    assertThat(rehearsal.ended).isNotNull();
  }

  @Test
  @Specification("RFC 6120, section 5.4.3.3")
  void tls_isFollowedByANewStream() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER).says(STARTTLS);
    rehearsal.heard();

    rehearsal.negotiation.secured(Rehearsal.SECURITY);
    rehearsal.says(HEADER);

    assertThat(rehearsal.heard()).startsWith(ANSWER).contains("TOKEN").doesNotContain("starttls");
  }

  @Test
  @Specification("RFC 6120, section 5.4.2.2")
  void starttls_whereItIsNotOffered_isRefused() {
    for (Rehearsal rehearsal : List.of(Rehearsal.overTls(), Rehearsal.loggedIn())) {
      assertThat(rehearsal.says(STARTTLS).heard())
          .isEqualTo("<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>");
      assertThat(rehearsal.ended.reason()).isEqualTo(TransportException.Reason.TLS_FAILED);
    }
  }

  @Test
  void bytes_whileTlsIsAwaited_areDropped() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER).says(STARTTLS);

    rehearsal.says("<message/>");
    rehearsal.negotiation.secured(Rehearsal.SECURITY);
    rehearsal.heard();
    rehearsal.says(HEADER);

    assertThat(rehearsal.heard()).startsWith(ANSWER);
    assertThat(rehearsal.ended).isNull();
  }

  @Test
  void close_whileTlsIsAwaited_saysNothing() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER).says(STARTTLS);
    rehearsal.heard();

    rehearsal.negotiation.close();

    assertThat(rehearsal.heard()).isEmpty();
    assertThat(rehearsal.ended).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<message/>", "<iq type='get' id='1'/>", "<presence/>", "<bind xmlns='urn:x'/>"})
  @Specification("RFC 6120, section 4.9.3.12")
  void anythingElse_withoutTls_isNotAuthorized(String xml) {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);
    rehearsal.heard();

    rehearsal.says(xml);

    assertThat(rehearsal.heard())
        .startsWith(streamError("not-authorized"))
        .endsWith("</stream:stream>");
    assertThat(rehearsal.done).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 6.5.4")
  void auth_withoutTls_needsEncryption() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);
    rehearsal.heard();

    rehearsal.says(Rehearsal.auth("secret"));

    assertThat(rehearsal.heard()).isEqualTo(Rehearsal.saslFailure("encryption-required"));
    assertThat(rehearsal.done).containsExactly("failed");
    assertThat(rehearsal.says(STARTTLS).heard()).isEqualTo(PROCEED);
  }
}
