package org.simpp.xmpp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.simpp.xmpp.negotiation.Rehearsal.ANSWER;
import static org.simpp.xmpp.negotiation.Rehearsal.HEADER;
import static org.simpp.xmpp.negotiation.Rehearsal.streamError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;

/** Streams: RFC 6120, section 4. */
class StreamTest {
  private static final String CLOSING = "</stream:stream>";

  @Test
  @Specification("RFC 6120, section 4.2")
  void header_isAnsweredWithHeaderAndFeatures() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER);

    assertThat(rehearsal.heard())
        .isEqualTo(
            ANSWER
                + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/>"
                + "</starttls></stream:features>");
    assertThat(rehearsal.ended).isNull();
  }

  @Test
  @Specification("RFC 6120, section 4.7.2")
  void header_withFrom_isAnsweredToIt() {
    Rehearsal rehearsal =
        Rehearsal.inClear().says(HEADER.replace(" to=", " from='alice@simpp.example/desk' to="));

    assertThat(rehearsal.heard()).contains(" to='alice@simpp.example'");
  }

  @Test
  @Specification("RFC 6120, section 4.7.2")
  void header_withFrom_thatIsWrong_isAnsweredToItToo() {
    Rehearsal rehearsal =
        Rehearsal.inClear()
            .says(HEADER.replace(" to='simpp", " from='alice@simpp.example' to='other"));

    assertThat(rehearsal.heard())
        .contains(" to='alice@simpp.example'", streamError("host-unknown"));
  }

  @ParameterizedTest
  @CsvSource({
    "to='simpp.example', to='other.example', host-unknown",
    "to='simpp.example', to='bob@simpp.example', host-unknown",
    "to='simpp.example', '', improper-addressing",
    "to='simpp.example', to='@', improper-addressing",
    "version='1.0' xmlns, xmlns, unsupported-version",
    "version='1.0' xmlns, version='0.9' xmlns, unsupported-version",
    "version='1.0' xmlns, version='one' xmlns, unsupported-version",
    "xmlns='jabber:client', xmlns='jabber:server', invalid-namespace",
    "xmlns='jabber:client', '', invalid-namespace",
    "etherx.jabber.org, jabber.example, invalid-namespace",
    "<?xml version='1.0'?>, <?xml version='1.0' encoding='UTF-16'?>, unsupported-encoding",
    "<?xml version='1.0'?>, <!DOCTYPE x>, restricted-xml",
    "<?xml version='1.0'?>, hello, not-well-formed",
  })
  @Specification("RFC 6120, section 4.9.3")
  void header_thatIsWrong_getsItsErrorBehindAHeader(String right, String wrong, String condition) {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER.replace(right, wrong));

    assertThat(rehearsal.heard()).startsWith(ANSWER + streamError(condition)).endsWith(CLOSING);
    assertThat(rehearsal.ended).isNotNull();
  }

  @Test
  @Specification("RFC 6120, section 4.7.5")
  void header_ofLaterVersion_isAnsweredWithOurs() {
    Rehearsal rehearsal = Rehearsal.inClear().says(HEADER.replace("'1.0' xmlns", "'2.3' xmlns"));

    assertThat(rehearsal.heard()).startsWith(ANSWER).contains("<starttls");
  }

  @Test
  @Specification("RFC 6120, section 4.4")
  void closing_isAnswered() {
    Rehearsal rehearsal = Rehearsal.inSession().says(CLOSING);

    assertThat(rehearsal.heard()).isEqualTo(CLOSING);
    assertThat(rehearsal.ended.reason()).isEqualTo(TransportException.Reason.CLOSED);
  }

  @Test
  @Specification("RFC 6120, section 4.4")
  void close_saysOneClosingAndTakesNothingMore() {
    Rehearsal rehearsal = Rehearsal.inSession();

    rehearsal.negotiation.close();
    rehearsal.negotiation.close();
    rehearsal.says("<message id='late'/>" + CLOSING);

    assertThat(rehearsal.heard()).isEqualTo(CLOSING);
    assertThat(rehearsal.done).noneMatch(what -> what.startsWith("deliver"));
  }

  @Test
  @Specification("RFC 6120, section 4.9.1.2")
  void fail_beforeAnyHeader_opensTheStreamFirst() {
    Rehearsal rehearsal = Rehearsal.inClear();

    rehearsal.negotiation.fail(StreamCondition.SYSTEM_SHUTDOWN, "bye");

    assertThat(rehearsal.heard())
        .startsWith(ANSWER + streamError("system-shutdown"))
        .contains(">bye</text></stream:error>")
        .endsWith(CLOSING);
  }

  @ParameterizedTest
  @CsvSource({
    "<message><a></b></message>, not-well-formed",
    "<message><!-- --></message>, restricted-xml",
    "<message>&nbsp;</message>, restricted-xml",
    "text, bad-format",
  })
  @Specification("RFC 6120, section 4.9.3")
  void session_withBadXml_endsWithItsError(String xml, String condition) {
    Rehearsal rehearsal = Rehearsal.inSession().says(xml);

    assertThat(rehearsal.heard()).startsWith(streamError(condition)).endsWith(CLOSING);
    assertThat(rehearsal.ended).isNotNull();
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void element_tooLargeBeforeLogin_isAPolicyViolation() {
    Rehearsal rehearsal = Rehearsal.overTls().says(Rehearsal.auth("a".repeat(20_000)));

    assertThat(rehearsal.heard()).startsWith(streamError("policy-violation")).endsWith(CLOSING);
  }

  @Test
  @Specification("RFC 6120, section 13.12")
  void stanza_ofThatSizeAfterLogin_isTaken() {
    Rehearsal rehearsal =
        Rehearsal.inSession()
            .says("<message id='m'><body>" + "a".repeat(20_000) + "</body></message>");

    assertThat(rehearsal.done).contains("deliver m -");
  }

  @Test
  @Specification("RFC 6120, section 8.1.5")
  void stanza_withoutLanguage_hasTheStreams() {
    Rehearsal rehearsal = Rehearsal.overTls().says(Rehearsal.auth("secret"));

    rehearsal
        .says(HEADER.replace("version='1.0' xmlns", "version='1.0' xml:lang='zh' xmlns"))
        .says(Rehearsal.bindRequest("desk"))
        .says("<message id='m'/><message id='n' xml:lang='en'/>");

    assertThat(rehearsal.done).contains("deliver m zh", "deliver n en");
  }

  @Test
  @Specification("RFC 6120, section 8.3.3.8")
  void stanza_toNoAddress_getsJidMalformed() {
    Rehearsal rehearsal = Rehearsal.inSession().says("<message id='m' to='@'/>");

    assertThat(rehearsal.heard()).contains("<jid-malformed");
    assertThat(rehearsal.ended).isNull();
  }
}
