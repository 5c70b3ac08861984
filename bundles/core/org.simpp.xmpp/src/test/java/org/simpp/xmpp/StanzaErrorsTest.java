package org.simpp.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.StanzaCondition.ErrorType;

/** RFC 6120, section 8.3. */
class StanzaErrorsTest {
  private static final Stanza REQUEST =
      Stanza.builder(Stanza.Kind.IQ)
          .from(Jid.of("a@example.net/x"))
          .to(Jid.of("example.net"))
          .id("7")
          .type("get")
          .payload(Bytes.utf8("<query xmlns='urn:q'/>"))
          .build();

  @Test
  @Specification("RFC 6120, section 8.3.1")
  @Specification("RFC 6120, section 8.3.2")
  void reply_exchangesTheAddressesAndNamesTheCondition() {
    Stanza reply =
        StanzaErrors.reply(REQUEST, StanzaCondition.SERVICE_UNAVAILABLE, "no such service")
            .orElseThrow();

    assertThat(StanzaCodec.encode(reply).utf8())
        .isEqualTo(
            "<iq from='example.net' to='a@example.net/x' id='7' type='error'>"
                + "<error type='cancel'>"
                + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' xml:lang='en'>"
                + "no such service</text></error></iq>");
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 8.3.2")
  @Specification("RFC 6120, section 8.3.3")
  @EnumSource(StanzaCondition.class)
  void read_findsWhatReplyWrote(StanzaCondition condition) throws MalformedXmlException {
    Stanza reply = StanzaErrors.reply(REQUEST, condition, "why").orElseThrow();

    assertThat(StanzaErrors.read(reply)).contains(StanzaError.of(condition, "why"));
  }

  @ParameterizedTest
  @Specification("RFC 6120, section 8.3.1")
  @CsvSource({"IQ,result", "IQ,error", "MESSAGE,error", "PRESENCE,error"})
  void reply_neverAnswersAnAnswer(Stanza.Kind kind, String type) {
    Stanza answer = Stanza.builder(kind).type(type).build();

    assertThat(StanzaErrors.reply(answer, StanzaCondition.BAD_REQUEST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<error type='wait'/>,WAIT,UNDEFINED_CONDITION",
    "<error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>,CANCEL,CONFLICT",
    "<error type='auth'><strange xmlns='urn:x'/></error>,AUTH,UNDEFINED_CONDITION"
  })
  void read_isLenientWithWhatOthersSend(String xml, ErrorType type, StanzaCondition condition)
      throws MalformedXmlException {
    Stanza stanza = Stanza.builder(Stanza.Kind.IQ).type("error").payload(Bytes.utf8(xml)).build();

    StanzaError error = StanzaErrors.read(stanza).orElseThrow();
    assertThat(error.type()).isEqualTo(type);
    assertThat(error.condition()).isEqualTo(condition);
    assertThat(error.text()).isEmpty();
  }

  @Test
  @Specification("RFC 6120, section 8.3.4")
  void conditionThatASpecificationAdds_isReadAndWritten() throws MalformedXmlException {
    StanzaError error =
        StanzaError.of(StanzaCondition.NOT_ACCEPTABLE, "no").with(Element.of("urn:x", "blocked"));

    Stanza reply = StanzaErrors.reply(REQUEST, error).orElseThrow();

    assertThat(StanzaErrors.read(reply)).contains(error);
    assertThat(reply.payload().utf8()).endsWith("<blocked xmlns='urn:x'/></error>");
  }

  @Test
  @Specification("RFC 6120, section 8.2.3")
  void result_answersAnIqAlone() {
    assertThat(StanzaCodec.encode(IqResults.of(REQUEST)).utf8())
        .isEqualTo("<iq from='example.net' to='a@example.net/x' id='7' type='result'/>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IqResults.of(Stanza.builder(Stanza.Kind.MESSAGE).build()));
  }
}
