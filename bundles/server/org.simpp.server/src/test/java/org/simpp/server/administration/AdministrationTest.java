package org.simpp.server.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.AccountSummary;
import org.simpp.server.AdministrationException;
import org.simpp.server.InvitationTicket;
import org.simpp.server.ServerAdministration;
import org.simpp.server.login.PasswordRules;
import org.simpp.server.registration.InvitationTokens;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.transport.StreamCondition;

class AdministrationTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private final TestServer server = new TestServer();
  private final ServerAdministration administration = server.server().administration();

  @AfterEach
  void close() {
    server.close();
  }

  private void add(Jid account, String password) throws AdministrationException {
    try (SecretBytes secret = PasswordRules.secret(password)) {
      administration.addAccount("test", account, secret);
    }
  }

  @Test
  @Specification("RFC 5802, section 3")
  void addAccount_keepsBothCredentials() throws Exception {
    add(ALICE, "a good password");

    assertThat(administration.accounts("", 10))
        .containsExactly(
            new AccountSummary(
                ALICE, TestServer.NOW, java.util.List.of("SCRAM-SHA-1", "SCRAM-SHA-256"), 0));
    assertThat(server.store().credential(ALICE, "SHA-256").orElseThrow().iterations())
        .isEqualTo(10_000);
  }

  @Test
  void addAccount_againstTheRules_saysWhy() throws Exception {
    add(ALICE, "a good password");

    assertThatThrownBy(() -> add(ALICE, "a good password")).hasMessageContaining("already");
    assertThatThrownBy(() -> add(Jid.of("bob@elsewhere.example"), "a good password"))
        .hasMessageContaining("name@simpp.example");
    assertThatThrownBy(() -> add(Jid.of("bob@simpp.example"), "short"))
        .hasMessageContaining("8 to 1,023");
    assertThatThrownBy(() -> add(Jid.of("bob@simpp.example"), "a good\u0007password"))
        .hasMessageContaining("control");
  }

  @Test
  void changePassword_replacesTheCredentials() throws Exception {
    add(ALICE, "a good password");
    var before = server.store().credential(ALICE, "SHA-256").orElseThrow();
    try (SecretBytes secret = PasswordRules.secret("another password")) {
      administration.changePassword("test", ALICE, secret);
      assertThat(server.store().credential(ALICE, "SHA-256").orElseThrow().salt())
          .isNotEqualTo(before.salt());
      assertThatThrownBy(
              () -> administration.changePassword("test", Jid.of("bob@simpp.example"), secret))
          .hasMessageContaining("no account");
    }
  }

  @Test
  void deleteAccount_endsSessionsAndSubscriptions() throws Exception {
    Jid alice = server.account("alice");
    Jid bob = server.account("bob");
    TestClient a = server.connect(alice, "desk").available();
    TestClient b = server.connect(bob, "desk").available();
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    b.take();
    administration.deleteAccount("test", alice);

    assertThat(a.link().condition()).contains(StreamCondition.NOT_AUTHORIZED);
    assertThat(server.store().find(alice)).isEmpty();
    assertThat(b.taken()).contains("type='unsubscribe'", "subscription='none'");
    assertThatThrownBy(() -> administration.deleteAccount("test", alice))
        .hasMessageContaining("no account");
  }

  @Test
  void invite_keepsTheHashAlone() throws Exception {
    InvitationTicket ticket = administration.invite("test", ALICE);

    assertThat(ticket.token()).hasSizeGreaterThanOrEqualTo(26);
    assertThat(ticket.text()).startsWith("simpp-invite:").hasSizeGreaterThan(200);
    assertThat(ticket.toString()).doesNotContain(ticket.token());
    assertThat(ticket.kus()).isEqualTo(server.publicKey().hex());
    assertThat(ticket.fields()).containsEntry("registration", "password");
    assertThat(ticket.tlsFingerprint()).isEqualTo("bb");
    assertThat(server.store().find(InvitationTokens.hash(ticket.token()), TestServer.NOW))
        .isPresent();
    assertThat(ticket.expires()).isEqualTo(TestServer.NOW.plusSeconds(7 * 24 * 3600));
  }

  @Test
  void invite_ofAnAccountThatIsThere_isForItsKeyAlone() throws Exception {
    server.account("alice");

    assertThatThrownBy(() -> administration.invite("test", ALICE)).hasMessageContaining("already");
    server.change(TestServer.settings(5, 5, 3, true));
    assertThat(administration.invite("test", ALICE).account()).isEqualTo(ALICE);
  }

  @Test
  void sessions_areListedAndKicked() throws Exception {
    Jid alice = server.account("alice");
    TestClient desk = server.connect(alice, "desk").available();
    TestClient phone = server.connect(alice, "phone");

    assertThat(administration.sessions())
        .extracting(one -> one.address().toString() + " " + one.presence())
        .containsExactly(
            "alice@simpp.example/desk available", "alice@simpp.example/phone unavailable");
    assertThat(administration.kick("test", phone.address())).isEqualTo(1);
    assertThat(phone.link().condition()).contains(StreamCondition.POLICY_VIOLATION);
    assertThat(administration.kick("test", alice)).isEqualTo(1);
    assertThat(desk.link().isClosed()).isTrue();
    assertThatThrownBy(() -> administration.kick("test", alice)).hasMessageContaining("no session");
  }

  @Test
  void suites_areDescribed() throws Exception {
    assertThat(administration.suites())
        .singleElement()
        .satisfies(
            suite -> {
              assertThat(suite.suite()).isEqualTo("0x0701");
              assertThat(suite.policy()).isEqualTo("LABORATORY");
              assertThat(suite.serving()).isTrue();
            });
  }
}
