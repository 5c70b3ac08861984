package org.simpp.server.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.reception.Reception;
import org.simpp.server.support.Lab;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestServer;
import org.simpp.store.InvitationStore.Invitation;
import org.simpp.xmpp.StanzaCodec;

/** XEP-0077 with XEP-0445. */
class PasswordRegistrationTest {
  private static final Jid CAROL = Jid.of("carol@simpp.example");
  private final TestServer server = new TestServer();
  private final Reception reception = server.server().reception();
  private final MemoryLink link = new MemoryLink(reception);
  private String token = "";

  @BeforeEach
  void invite() throws Exception {
    token = server.server().administration().invite("test", CAROL).token();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String send(MemoryLink over, String type, String child) {
    String xml = "<iq type='" + type + "' id='r'>" + child + "</iq>";
    return StanzaCodec.encode(Lab.beforeLogin(reception, over, xml)).utf8();
  }

  private String show(String shown) {
    return send(link, "set", "<preauth xmlns='urn:xmpp:pars:0' token='" + shown + "'/>");
  }

  private String register(String name, String password) {
    return send(
        link,
        "set",
        "<query xmlns='jabber:iq:register'><username>%s</username><password>%s</password></query>"
            .formatted(name, password));
  }

  @Test
  @Specification("XEP-0077, section 3.1")
  @Specification("XEP-0445")
  void invitation_makesItsAccount_once() {
    assertThat(show(token)).contains("type='result'");
    assertThat(send(link, "get", "<query xmlns='jabber:iq:register'/>"))
        .contains("<username>carol</username>");
    assertThat(register("carol", "a good password")).contains("type='result'");
    assertThat(server.store().find(CAROL)).isPresent();
    assertThat(server.store().credential(CAROL, "SHA-256")).isPresent();

    assertThat(register("carol", "a good password")).contains("not-allowed");
    assertThat(show(token)).contains("item-not-found");
  }

  @Test
  void invitation_forAnAccountThatIsThere_isAConflict_andStays() {
    server.account("carol");
    show(token);

    assertThat(register("carol", "a good password")).contains("conflict");
    assertThat(server.store().find(InvitationTokens.hash(token), TestServer.NOW)).isPresent();
  }

  @Test
  @Specification("XEP-0445")
  void registration_withoutInvitation_isRefused() {
    assertThat(register("carol", "a good password")).contains("not-allowed");
    assertThat(show("made-up")).contains("item-not-found");
    show(token);
    assertThat(send(new MemoryLink(reception), "get", "<query xmlns='jabber:iq:register'/>"))
        .contains("not-allowed");
  }

  @Test
  void registration_ofAnotherName_isRefused() {
    show(token);

    assertThat(register("mallory", "a good password")).contains("not-acceptable");
    assertThat(register("", "a good password")).contains("not-acceptable");
  }

  @Test
  @Specification("XEP-0077, section 3.1")
  void registration_withAPoorPassword_isRefused() {
    show(token);

    assertThat(register("carol", "short")).contains("not-acceptable");
    assertThat(register("carol", "")).contains("not-acceptable");
    assertThat(server.store().find(CAROL)).isEmpty();
  }

  @Test
  @Specification("XEP-0445")
  void invitation_thatHasExpired_isRefused() {
    server.store().create(InvitationTokens.hash("old"), new Invitation(CAROL, TestServer.NOW));

    assertThat(show("old")).contains("item-not-found");
  }

  @Test
  void registration_inTheLaboratory_isDoneWithAKey() throws Exception {
    server.change(TestServer.settings(5, 5, 3, true));
    var iq =
        StanzaCodec.decode(
            org.simpp.model.Bytes.utf8(
                "<iq type='get' id='r'><query xmlns='jabber:iq:register'/></iq>"));

    assertThat(reception.beforeLogin(link, iq).toCompletableFuture().get()).isEmpty();
  }
}
