package org.simpp.server.keydistribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.AdministrationException;
import org.simpp.server.InvitationTicket;
import org.simpp.server.reception.Reception;
import org.simpp.server.support.Lab;
import org.simpp.server.support.Lab.Login;
import org.simpp.server.support.MemoryLink;
import org.simpp.server.support.TestServer;
import org.simpp.transport.SaslException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;
import org.simpp.xmpp.simpp.SimppRegistration;

/** SIMPP-2007 with both ends in one JVM. */
class Simpp2007Test {
  private final TestServer server = new TestServer();
  private final Reception reception = server.server().reception();
  private final Lab alice = new Lab(Jid.of("alice@simpp.example"), server.publicKey());
  private final Lab bob = new Lab(Jid.of("bob@simpp.example"), server.publicKey());

  @BeforeEach
  void laboratory() {
    server.change(TestServer.settings(5, 5, 3, true));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String invite(Lab user) throws AdministrationException {
    InvitationTicket ticket = server.server().administration().invite("test", user.account());
    assertThat(ticket.kus()).isEqualTo(server.publicKey().hex());
    assertThat(ticket.fields()).containsEntry("registration", "key");
    return ticket.token();
  }

  private static String iq(SimppRegistration step) {
    return "<iq type='set' id='r' to='simpp.example'>"
        + StanzaCodec.payload(step.toElement()).utf8()
        + "</iq>";
  }

  private Stanza register(Lab user, String token) throws Exception {
    var client = user.registration();
    MemoryLink link = new MemoryLink(reception);
    Stanza first =
        Lab.beforeLogin(reception, link, iq(new SimppRegistration.Request(token, client.begin())));
    if (first.hasType("error")) {
      return first;
    }
    var challenge =
        (SimppRegistration.Challenge)
            SimppRegistration.of(StanzaCodec.children(first).get(0)).orElseThrow();
    Bytes r3 = client.respond(challenge.r2());
    return Lab.beforeLogin(
        reception, link, iq(new SimppRegistration.Proof(challenge.session(), r3)));
  }

  private void befriend(Login a, Login b) {
    a.client().send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.client().send("<presence to='alice@simpp.example' type='subscribed'/>");
    b.client().send("<presence to='alice@simpp.example' type='subscribe'/>");
    a.client().send("<presence to='bob@simpp.example' type='subscribed'/>");
    a.client().take();
    b.client().take();
  }

  private static String cc1(Login login, Lab contact) {
    Bytes box = login.keys().request(contact.account(), Lab.RANDOMNESS);
    Element element = new SimppBox(BoxType.CLIENT_SERVER, box).toElement();
    return "<iq type='set' id='k' to='simpp.example'>"
        + StanzaCodec.payload(element).utf8()
        + "</iq>";
  }

  private static Bytes box(Login login) throws Exception {
    List<Stanza> received = login.client().link().take();
    Stanza iq = received.get(received.size() - 1);
    return SimppBox.of(StanzaCodec.children(iq).get(0)).orElseThrow().content();
  }

  @Test
  @Specification("SIMPP-2007, section 4.4")
  void features_offerRegistrationInTheLaboratoryAlone() {
    assertThat(reception.features(false).toString()).isNotEmpty();
    assertThat(reception.features(false).get(0).utf8()).contains("urn:x-simpp:2007#reg");
    server.change(TestServer.settings(5, 5, 3, false));

    assertThat(reception.features(false)).noneMatch(xml -> xml.utf8().contains("x-simpp"));
    assertThat(reception.mechanisms(new MemoryLink(reception).security()))
        .noneMatch(one -> one.name().equals("SIMPP-2007"));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  @Specification("SIMPP-2007, section 1.7")
  @Specification("SIMPP-2007, section 1.8")
  @Specification("SIMPP-2007, section 4.4")
  void registration_thenLogin_thenKeys() throws Exception {
    assertThat(register(alice, invite(alice)).type()).contains("result");
    assertThat(register(bob, invite(bob)).type()).contains("result");
    Login a = alice.login(reception, "desk");
    Login b = bob.login(reception, "desk");
    befriend(a, b);

    a.client().send(cc1(a, bob));
    assertThat(a.keys().open(box(a)).publicKey()).isEqualTo(bob.publicKey());
    var pushed = b.keys().open(box(b));
    assertThat(pushed.account()).isEqualTo(alice.account());
    assertThat(pushed.publicKey()).isEqualTo(alice.publicKey());

    b.client().send(cc1(b, alice));
    assertThat(b.keys().open(box(b)).publicKey()).isEqualTo(alice.publicKey());
  }

  @Test
  @Specification("SIMPP-2007, section 4.4")
  void registration_withAUsedOrForeignToken_isRefused() throws Exception {
    String token = invite(alice);
    assertThat(register(bob, token).hasType("error")).isTrue();
    assertThat(register(alice, "made-up").hasType("error")).isTrue();
    assertThat(register(alice, token).type()).contains("result");
    Stanza again = register(alice, token);

    assertThat(again.hasType("error")).isTrue();
    assertThat(again.payload().utf8()).contains("type='auth'", "not-authorized");
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void registration_withTheProofOfAnother_isRefused() throws Exception {
    var client = alice.registration();
    MemoryLink link = new MemoryLink(reception);
    Stanza first =
        Lab.beforeLogin(
            reception, link, iq(new SimppRegistration.Request(invite(alice), client.begin())));
    var challenge =
        (SimppRegistration.Challenge)
            SimppRegistration.of(StanzaCodec.children(first).get(0)).orElseThrow();
    SimppRegistration.Proof proof =
        new SimppRegistration.Proof(challenge.session(), client.respond(challenge.r2()));

    assertThat(Lab.beforeLogin(reception, new MemoryLink(reception), iq(proof)).hasType("error"))
        .isTrue();
    assertThat(Lab.beforeLogin(reception, link, iq(proof)).hasType("error")).isTrue();
    assertThat(server.store().find(alice.account())).isEmpty();
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void login_withAnotherKey_isRefused() throws Exception {
    register(alice, invite(alice));
    Lab thief = new Lab(alice.account(), server.publicKey());

    assertThatThrownBy(() -> thief.login(reception, "x")).isInstanceOf(SaslException.class);
  }

  @Test
  void keys_ofOneWhoHasNotAccepted_areNotGiven() throws Exception {
    register(alice, invite(alice));
    register(bob, invite(bob));
    Login a = alice.login(reception, "desk");
    a.client().send("<presence to='bob@simpp.example' type='subscribe'/>");
    a.client().take();
    a.client().send(cc1(a, bob));

    assertThat(a.client().taken()).contains("type='error'", "forbidden");
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  @Specification("SIMPP-2007, section 1.8")
  void keys_askedTwiceWithOneBox_areNotGiven() throws Exception {
    register(alice, invite(alice));
    register(bob, invite(bob));
    Login a = alice.login(reception, "desk");
    Login b = bob.login(reception, "desk");
    befriend(a, b);
    String request = cc1(a, bob);
    a.client().send(request);
    a.client().take();
    a.client().send(request);

    assertThat(a.client().taken()).contains("type='error'", "bad-request");
  }

  @Test
  void keys_withoutSuchALogin_areNotGiven() {
    Jid carol = server.account("carol");
    var client = server.connect(carol, "desk");
    client.send(
        "<iq type='set' id='k' to='simpp.example'>"
            + "<simpp xmlns='urn:x-simpp:2007' t='31'>AAAA</simpp></iq>");

    assertThat(client.taken()).contains("not-allowed");
  }
}
