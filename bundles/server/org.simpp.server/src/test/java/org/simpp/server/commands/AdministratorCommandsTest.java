package org.simpp.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

/** Alice is an administrator, bob is not. */
class AdministratorCommandsTest {
  private static final String ADMIN = "http://jabber.org/protocol/admin#";
  private static final Jid CAROL = Jid.of("carol@simpp.example");
  private static final Pattern SESSION = Pattern.compile("sessionid='([^']+)'");

  private final TestServer server = new TestServer();
  private final TestClient a = server.connect(server.account("alice"), "desk").available();
  private final TestClient b = server.connect(server.account("bob"), "desk").available();

  @BeforeEach
  void appoint() {
    ServerSettings.Service none = TestServer.SERVICE;
    server.change(
        new ServerSettings.Service(
            none.contacts(),
            none.external(),
            none.relaySecretFile(),
            none.relayCredentials(),
            Set.of(Jid.of("alice@simpp.example")),
            false));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String ask(TestClient client, String type, String child) {
    client.send("<iq type='" + type + "' id='i' to='simpp.example'>" + child + "</iq>");
    server.awaitWork();
    return client.taken();
  }

  private String give(TestClient client, String name, String attributes, String content) {
    return ask(
        client,
        "set",
        "<command xmlns='http://jabber.org/protocol/commands' node='"
            + ADMIN
            + name
            + "'"
            + attributes
            + ">"
            + content
            + "</command>");
  }

  private static String session(String answer) {
    Matcher session = SESSION.matcher(answer);
    assertThat(session.find()).as(answer).isTrue();
    return session.group(1);
  }

  private static String form(String... namesAndValues) {
    StringBuilder form =
        new StringBuilder("<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>")
            .append("http://jabber.org/protocol/admin</value></field>");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append("<field var='")
          .append(namesAndValues[i])
          .append("'><value>")
          .append(namesAndValues[i + 1])
          .append("</value></field>");
    }
    return form.append("</x>").toString();
  }

  /** Asks for the form and fills it in. */
  private String carryOut(String name, String... namesAndValues) {
    String id = session(give(a, name, " action='execute'", ""));
    return give(a, name, " sessionid='" + id + "'", form(namesAndValues));
  }

  private String addUser(String account, String again) {
    return carryOut(
        "add-user", "accountjid", account, "password", "correct horse", "password-verify", again);
  }

  @Test
  @Specification("XEP-0050, section 2.2")
  @Specification("XEP-0133, section 3")
  void commands_areListedForAdministratorsAlone() {
    String items =
        "<query xmlns='http://jabber.org/protocol/disco#items'"
            + " node='http://jabber.org/protocol/commands'/>";
    assertThat(ask(a, "get", items))
        .contains("node='" + ADMIN + "add-user'", "node='" + ADMIN + "get-online-users-list'");
    assertThat(ask(b, "get", items)).contains("type='result'").doesNotContain("#add-user");
    String info = "<query xmlns='http://jabber.org/protocol/disco#info' node='%s'/>";
    assertThat(ask(a, "get", info.formatted(ADMIN + "add-user")))
        .contains("category='automation' type='command-node'");
    assertThat(ask(a, "get", info.formatted("http://jabber.org/protocol/commands")))
        .contains("category='automation' type='command-list'");
    assertThat(ask(b, "get", info.formatted(ADMIN + "add-user"))).contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0050, section 5")
  void command_ofAnybodyElse_isForbidden() {
    for (String name : new String[] {"add-user", "get-online-users-num", "unheard-of"}) {
      assertThat(give(b, name, "", "")).as(name).contains("<forbidden");
    }
    server.change(TestServer.SERVICE);
    assertThat(give(a, "add-user", "", "")).as("nobody is one now").contains("<forbidden");
  }

  @Test
  @Specification("XEP-0133, section 4.1")
  void addUser_makesAnAccount() {
    assertThat(give(a, "add-user", "", ""))
        .contains("status='executing'", "<actions execute='complete'><complete/></actions>")
        .contains("<field var='accountjid' type='jid-single'", "<required/>");
    assertThat(addUser(CAROL.toString(), "correct horse"))
        .contains("status='completed'", "<note type='info'>done</note>");
    assertThat(server.store().find(CAROL)).isPresent();
    assertThat(addUser(CAROL.toString(), "correct horse"))
        .contains("status='completed'", "<note type='error'>there is an account");
    assertThat(addUser("dora@simpp.example", "wrong horse"))
        .contains("<bad-request", "<bad-payload");
  }

  @Test
  @Specification("XEP-0133, section 4.2")
  void deleteUser_deletesTheAccount() {
    server.account("carol");
    assertThat(carryOut("delete-user", "accountjids", CAROL.toString()))
        .contains("status='completed'", "type='info'");
    assertThat(server.store().find(CAROL)).isEmpty();
    assertThat(carryOut("delete-user", "accountjids", CAROL.toString()))
        .contains("<note type='error'>there is no account");
    assertThat(carryOut("delete-user", "accountjids", "@")).contains("<bad-payload");
  }

  @Test
  @Specification("XEP-0133, section 4.5")
  void endUserSession_endsIt() {
    assertThat(carryOut("end-user-session", "accountjids", "bob@simpp.example"))
        .contains("status='completed'");
    assertThat(b.link().isClosed()).isTrue();
  }

  @Test
  @Specification("XEP-0133, section 4.7")
  void changeUserPassword_changesIt() {
    assertThat(
            carryOut(
                "change-user-password",
                "accountjid",
                "bob@simpp.example",
                "password",
                "battery staple"))
        .contains("status='completed'", "type='info'");
    assertThat(server.store().credential(Jid.of("bob@simpp.example"), "SHA-256")).isPresent();
  }

  @Test
  @Specification("XEP-0133, section 4.15")
  @Specification("XEP-0133, section 4.20")
  void whoIsOnline_isCountedAndListed() {
    server.connect(Jid.of("bob@simpp.example"), "phone");
    assertThat(give(a, "get-online-users-num", "", ""))
        .contains("status='completed'", "var='onlineusersnum'", "<value>2</value>");
    assertThat(carryOut("get-online-users-list", "max_items", "25"))
        .contains("<value>alice@simpp.example</value><value>bob@simpp.example</value>");
    assertThat(carryOut("get-online-users-list", "max_items", "1"))
        .contains("<value>alice@simpp.example</value></field>");
    assertThat(carryOut("get-online-users-list", "max_items", "many")).contains("<bad-payload");
  }

  @Test
  @Specification("XEP-0133, section 4.13")
  @Specification("XEP-0133, section 4.18")
  void whoHasAnAccount_isCountedAndListed() {
    server.account("carol");
    assertThat(give(a, "get-registered-users-num", "", ""))
        .contains("status='completed'", "var='registeredusersnum'", "<value>3</value>");
    assertThat(carryOut("get-registered-users-list", "max_items", "none"))
        .contains("var='registereduserjids'")
        .contains("<value>bob@simpp.example</value><value>carol@simpp.example</value>");
    assertThat(carryOut("get-registered-users-list", "max_items", "2"))
        .doesNotContain("carol@simpp.example");
    assertThat(carryOut("get-registered-users-list", "max_items", "0")).contains("<bad-payload");
  }

  @Test
  @Specification("XEP-0133, section 4.16")
  @Specification("XEP-0133, section 4.17")
  @Specification("XEP-0133, section 4.21")
  @Specification("XEP-0133, section 4.22")
  void whoIsIdle_isToldFromWhoIsActive() {
    assertThat(give(a, "get-active-users-num", "", "")).contains("<value>2</value>");
    TestClient phone = server.connect(Jid.of("bob@simpp.example"), "phone").available();
    b.element("<inactive xmlns='urn:xmpp:csi:0'/>");
    assertThat(give(a, "get-idle-users-num", "", "")).contains("<value>0</value>");
    phone.send("<presence><show>away</show></presence>");

    assertThat(give(a, "get-idle-users-num", "", "")).contains("<value>1</value>");
    assertThat(carryOut("get-idle-users-list", "max_items", "25"))
        .contains("var='idleuserjids'", "<value>bob@simpp.example</value>")
        .doesNotContain("<value>alice@");
    assertThat(carryOut("get-active-users-list", "max_items", "25"))
        .contains("var='activeuserjids'", "<value>alice@simpp.example</value>")
        .doesNotContain("<value>bob@");
  }

  @Test
  @Specification("XEP-0133, section 4.10")
  void userStats_nameSessionsAndAddresses() {
    server.connect(Jid.of("bob@simpp.example"), "phone");
    assertThat(carryOut("user-stats", "accountjid", "bob@simpp.example"))
        .contains("var='ipaddresses'", "<value>192.0.2.1</value>")
        .contains("<value>desk</value><value>phone</value>");
    assertThat(carryOut("user-stats", "accountjid", "carol@simpp.example"))
        .contains("status='completed'")
        .doesNotContain("<value>desk</value>");
  }

  @Test
  @Specification("XEP-0133, section 4.23")
  void announcement_isToldToAllWhoAreOnline() {
    b.take();
    assertThat(carryOut("announce", "announcement", "Down at noon"))
        .contains("status='completed'", "type='info'");
    assertThat(b.taken()).contains("from='simpp.example'", "<body>Down at noon</body>");
    assertThat(carryOut("announce", "announcement", " ")).contains("<bad-payload");
  }

  @Test
  @Specification("XEP-0050, section 4.4")
  void whatDoesNotFit_isRefused() {
    String id = session(give(a, "delete-user", "", ""));
    String of = " sessionid='" + id + "'";
    String form = form("accountjids", CAROL.toString());
    assertThat(give(a, "delete-user", of + " action='next'", form)).contains("<bad-action");
    assertThat(give(a, "delete-user", of + " action='jump'", form)).contains("<malformed-action");
    assertThat(give(a, "delete-user", of, "")).contains("<bad-payload");
    assertThat(give(a, "add-user", of, form("accountjid", "x@y"))).contains("<bad-payload");
    assertThat(give(a, "unheard-of", "", "")).contains("<item-not-found");
    assertThat(give(a, "delete-user", of + " action='cancel'", "")).contains("status='canceled'");
    assertThat(give(a, "delete-user", of, form)).contains("<not-allowed", "<session-expired");
    assertThat(give(a, "delete-user", of + " action='cancel'", "")).contains("<session-expired");
  }

  @Test
  @Specification("XEP-0050, section 3.3")
  void formThatIsLeftLying_orIsAnothers_isNotTaken() {
    String form = form("accountjids", CAROL.toString());
    String late = session(give(a, "delete-user", "", ""));
    server.advance(601);
    assertThat(give(a, "delete-user", " sessionid='" + late + "'", form))
        .contains("<session-expired");
    String others = session(give(a, "delete-user", "", ""));
    TestClient phone = server.connect(Jid.of("alice@simpp.example"), "phone");
    assertThat(give(phone, "delete-user", " sessionid='" + others + "'", form))
        .contains("<session-expired");
  }
}
