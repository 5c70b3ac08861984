package org.simpp.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;

class OutletTest {
  private static final Jid BOB = Jid.of("bob@simpp.example/desktop");

  private final Sent link = new Sent();
  private final Outlet outlet = new Outlet(link, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body>secret</body>",
        "<subject>secret</subject>",
        "<thread>secret</thread>",
        "<composing xmlns='http://jabber.org/protocol/chatstates'/>",
        "<html xmlns='http://jabber.org/protocol/xhtml-im'><body>secret</body></html>",
        "<x xmlns='jabber:x:oob'><url>secret</url></x>",
        "<file xmlns='urn:xmpp:jingle:apps:file-transfer:5'/>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>secret</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'>c2VjcmV0</simpp>",
        "<simpp xmlns='urn:x-simpp:2007' t='41'><body>secret</body></simpp>",
        "<received xmlns='urn:xmpp:receipts' id='1'>secret</received>",
        "<store xmlns='urn:xmpp:hints'>secret</store>",
        "<error type='cancel'><text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>secret</text></error>",
        "<encryption xmlns='urn:xmpp:eme:0'><any xmlns='urn:any'>secret</any></encryption>",
        "<any xmlns='urn:any'/>",
      })
  void send_ofAnythingThatCouldBeRead_isRefused(String xml) throws Exception {
    List<Element> payload = children(xml);

    assertThatThrownBy(() -> outlet.send(Stanza.Kind.MESSAGE, BOB, "chat", "1", payload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThat(link.stanzas).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<simpp xmlns='urn:x-simpp:2007' t='41'>B0EAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</simpp>",
        "<received xmlns='urn:xmpp:receipts' id='1'/>",
        "<request xmlns='urn:xmpp:receipts'/><store xmlns='urn:xmpp:hints'/>",
        "<error type='modify'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>",
      })
  void send_ofBoxesReceiptsAndHints_passes(String xml) throws Exception {
    List<Element> payload = children(xml);

    outlet.send(Stanza.Kind.MESSAGE, BOB, "chat", "1", payload);

    assertThat(link.stanzas).hasSize(1);
    assertThat(StanzaCodec.children(link.stanzas.get(0))).isEqualTo(payload);
  }

  @Test
  void send_ofABodyInAnIqOrPresence_isRefused() throws Exception {
    List<Element> body = children("<body>secret</body>");

    assertThatThrownBy(() -> outlet.send(Stanza.Kind.IQ, BOB, "set", "1", body))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> outlet.send(Stanza.Kind.PRESENCE, BOB, null, null, body))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(link.stanzas).isEmpty();
  }

  @Test
  void nodes_areWrittenToForPicturesAlone() throws Exception {
    String publish =
        "<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='%s'><item/></publish>"
            + "</pubsub>";
    List<Element> note = children(publish.formatted("urn:x:notes"));

    assertThatThrownBy(() -> outlet.send(Stanza.Kind.IQ, null, "set", "1", note))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(link.stanzas).isEmpty();
    outlet.send(
        Stanza.Kind.IQ, null, "set", "1", children(publish.formatted("urn:xmpp:avatar:data")));
    assertThat(link.stanzas).hasSize(1);
  }

  private static List<Element> children(String xml) throws Exception {
    return StanzaCodec.children(
        Stanza.builder(Stanza.Kind.MESSAGE).payload(Bytes.utf8(xml)).build());
  }

  /** Keeps what is sent. */
  private static final class Sent implements Link {
    private final List<Stanza> stanzas = new ArrayList<>();

    @Override
    public Optional<Jid> bound() {
      return Optional.empty();
    }

    @Override
    public LinkSecurity security() {
      throw new IllegalStateException("nobody asks");
    }

    @Override
    public String peer() {
      return "nobody";
    }

    @Override
    public CompletionStage<Void> send(Stanza stanza) {
      stanzas.add(stanza);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> sendElement(Bytes xml) {
      throw new IllegalStateException("stanzas alone leave");
    }

    @Override
    public void close() {}

    @Override
    public void close(StreamCondition condition, String text) {}
  }
}
