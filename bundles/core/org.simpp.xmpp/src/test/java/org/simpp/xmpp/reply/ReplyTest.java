package org.simpp.xmpp.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.support.Xml;

class ReplyTest {
  private static final String REPLY =
      "<reply to='anna@example.com/tablet' id='message-id1' xmlns='urn:xmpp:reply:0'/>";

  @Test
  @Specification("XEP-0461, section 3")
  void reply_isReadAndWritten() {
    Reply reply = new Reply(Jid.of("anna@example.com/tablet"), "message-id1");

    assertThat(Reply.of(Xml.of(REPLY))).contains(reply);
    assertThat(reply.toElement()).isEqualTo(Xml.of(REPLY));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reply(reply.to(), ""));
  }

  @ParameterizedTest
  @Specification("XEP-0461, section 3")
  @ValueSource(
      strings = {
        "<reply to='anna@example.com' xmlns='urn:xmpp:reply:0'/>",
        "<reply to='anna@example.com' id='' xmlns='urn:xmpp:reply:0'/>",
        "<reply id='message-id1' xmlns='urn:xmpp:reply:0'/>",
        "<reply to='@' id='message-id1' xmlns='urn:xmpp:reply:0'/>",
        "<reply to='anna@example.com' id='message-id1' xmlns='urn:xmpp:reply:1'/>"
      })
  void whatNamesNoMessageOfSomebody_isNone(String xml) {
    assertThat(Reply.of(Xml.of(xml))).isEmpty();
  }
}
