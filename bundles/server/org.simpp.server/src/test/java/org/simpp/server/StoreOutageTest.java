package org.simpp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.support.Lab;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.transport.BindException;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.xmpp.StanzaCodec;

/** The store is away for a while: what needs it is refused, the rest goes on. */
@Specification("RFC 6120, section 8.3.3.18")
class StoreOutageTest {
  private static final String REFUSED =
      "<error type='wait'><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final Jid carol = server.account("carol");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whoIsOnline_goesOnAsBefore() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
    server.reachesItsStore(false);

    a.send("<message to='bob@simpp.example' type='chat'><body>there?</body></message>");
    b.send("<presence><show>dnd</show></presence>");
    b.send("<iq type='get' id='p' to='simpp.example'><ping xmlns='urn:xmpp:ping'/></iq>");

    assertThat(b.taken()).contains("there?", "id='p' type='result'").doesNotContain("type='error'");
    assertThat(a.taken())
        .contains("from='bob@simpp.example/desk'", "<show>dnd</show>")
        .doesNotContain("type='error'");

    b.link().cut();
    assertThat(a.taken()).contains("from='bob@simpp.example/desk'", "type='unavailable'");
  }

  @Test
  void whatNeedsTheStore_isRefusedAndMayBeTriedAgain() {
    for (String stanza :
        new String[] {
          "<message id='1' to='carol@simpp.example' type='chat'><body>later</body></message>",
          "<iq id='1' type='get'><query xmlns='jabber:iq:roster'/></iq>",
          "<iq id='1' type='set'><query xmlns='jabber:iq:roster'>"
              + "<item jid='carol@simpp.example'/></query></iq>",
          "<presence id='1' to='carol@simpp.example' type='subscribe'/>"
        }) {
      server.reachesItsStore(false);
      a.send(stanza);
      assertThat(a.taken()).as(stanza).contains("id='1'", "type='error'", REFUSED);

      server.reachesItsStore(true);
      a.send(stanza);
      assertThat(a.taken()).as(stanza).doesNotContain("type='error'");
    }
  }

  @Test
  void firstPresence_isRefusedAsAWhole() {
    TestClient c = server.connect(carol, "desk");
    server.reachesItsStore(false);
    c.send("<presence id='first'/>");
    assertThat(c.taken()).contains("id='first'", REFUSED);
    a.send("<message to='carol@simpp.example' type='chat'><body>held</body></message>");
    assertThat(c.take()).as("it is not available").isEmpty();
    assertThat(a.taken()).contains(REFUSED);

    server.reachesItsStore(true);
    a.send("<message to='carol@simpp.example' type='chat'><body>held</body></message>");
    c.send("<presence id='second'/>");

    assertThat(c.taken()).contains("id='second'", "held");
  }

  @Test
  @Specification("RFC 6120, section 6.5.11")
  void login_isATemporaryFailure() throws Exception {
    server.reachesItsStore(false);
    MemoryLink link = new MemoryLink(server.server().reception());
    var scram =
        server.server().reception().mechanisms(link.security()).stream()
            .filter(one -> one.name().equals("SCRAM-SHA-256"))
            .findFirst()
            .orElseThrow();

    SaslOutcome outcome =
        scram.begin(Bytes.utf8("n,,n=alice,r=0123456789abcdef")).toCompletableFuture().get();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            SaslOutcome.Failure.class,
            failure ->
                assertThat(failure.cause().condition())
                    .isEqualTo(SaslException.Condition.TEMPORARY_AUTH_FAILURE));
  }

  @Test
  @Specification("RFC 6120, section 7.6.2.1")
  void bind_isRefusedAndMayBeTriedAgain() {
    server.reachesItsStore(false);
    var proof =
        new SaslOutcome.Success(
            alice, "SCRAM-SHA-256", Bytes.empty(), SecretBytes.takeOver(new byte[0]));
    MemoryLink link = new MemoryLink(server.server().reception());

    assertThatThrownBy(
            () ->
                server
                    .server()
                    .reception()
                    .bind(link, alice, "phone", proof)
                    .toCompletableFuture()
                    .get())
        .cause()
        .isInstanceOfSatisfying(
            BindException.class,
            refused ->
                assertThat(refused.condition())
                    .isEqualTo(BindException.Condition.RESOURCE_CONSTRAINT));
  }

  @Test
  void registration_isRefusedAndMayBeTriedAgain() {
    server.reachesItsStore(false);
    MemoryLink link = new MemoryLink(server.server().reception());

    String answer =
        StanzaCodec.encode(
                Lab.beforeLogin(
                    server.server().reception(),
                    link,
                    "<iq type='set' id='r'><preauth xmlns='urn:xmpp:pars:0' token='x'/></iq>"))
            .utf8();

    assertThat(answer.replace('"', '\'')).contains("id='r'", REFUSED);
  }
}
