package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the operator's commands, as an operator gives it: to the real server, over real ssh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellTest {
  private static final String PASSWORD = "a long password";
  private static final String PROMPT = "operator@simpp> ";

  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = RunningServer.start(folder.resolve("shell"));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "user-add, account --password --json",
    "user-list, --columns --json",
    "user-delete, account --yes --json",
    "user-passwd, account --password --json",
    "invite, account --json",
    "session-list, --columns --json",
    "session-kick, address --json",
    "crypto-list, --json",
    "crypto-stage, provider --json",
    "crypto-swap, --drain --json",
    "crypto-rollback, --json",
    "swap-plan, feature --json",
    "status, --json",
    "check, areas config dns certs db cards clock disk --json",
    "config-diff, --json",
    "cert-list, --json",
    "cert-reload, --verify --json",
    "announce, text --to --dry-run --json",
    "trace, address --for --lines --json",
    "drain, --in --message --cancel --json",
    "backup, file --online --json",
    "restore, file --check --json",
    "store-migrate, --from --to --url --user --password --dry-run --json",
    "health, --json",
    "stats, names --watch --json",
    "audit-tail, --lines --json",
    "audit-verify, --head --json"
  })
  void help_explainsTheCommandAndItsWords(String command, String words) throws Exception {
    assertThat(server.shellOutput("simpp:" + command, "--help"))
        .contains("simpp:" + command, "DESCRIPTION", "SYNTAX")
        .contains(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simpp:user-list --json | account created login sessions",
        "simpp:user-list --json --columns login,account | login account",
        "simpp:session-list --json | ",
        "simpp:crypto-list --json | suite rank policy provider bundle serving",
        "simpp:swap-plan --json simpp-crypto-bc | bundle effect",
        "simpp:status --json | domain accepting laboratory c2s direct-tls sessions kus kusFingerprint"
            + " tlsFingerprint trouble",
        "simpp:check --json disk | area good what detail next",
        "simpp:config-diff --json | file key shipped file now server",
        "simpp:cert-list --json | port address subject names issuer daysLeft serial tls",
        "simpp:health --json | check good detail",
        "simpp:stats --json | name value",
        "simpp:audit-tail --json --lines 1 | number at who what on result why hash",
        "simpp:audit-verify --json | lines head findings",
        "simpp:invite --json guest@simpp.local | domain account registration token kus kusFingerprint"
            + " tlsFingerprint expires text",
        "simpp:user-add --json --password another-password added@simpp.local | account done"
      })
  void json_hasTheFields(String command, String fields) throws Exception {
    add("json-" + System.nanoTime() + "@simpp.local", PASSWORD);

    assertThat(jsonKeys(server.shellOutput(command.split(" "))))
        .isEqualTo(fields == null ? "" : fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simpp:user-add --password short eve@simpp.local | 8 to 1,023 bytes | choose another",
        "simpp:user-add --password long-enough eve@elsewhere | eve@elsewhere | name@simpp.local",
        "simpp:user-add --password long-enough simpp.local | simpp.local | name@domain",
        "simpp:user-add eve@simpp.local | nothing was typed | nothing was changed",
        "simpp:user-passwd --password long-enough eve@simpp.local | no account | user-list",
        "simpp:user-delete --yes eve@simpp.local | no account | user-list",
        "simpp:user-delete --json eve@simpp.local | --json | --yes",
        "simpp:session-kick eve@simpp.local | no session | session-list",
        "simpp:invite eve@elsewhere | eve@elsewhere | name@simpp.local",
        "simpp:announce --dry-run --to eve@simpp.local text | eve@simpp.local | session-list",
        "simpp:drain --in soon | soon | 60s",
        "simpp:drain --cancel | does not drain | not drain",
        "simpp:restore nothing.simpp | --check | ./run restore",
        "simpp:restore --check nothing.simpp | nothing.simpp | can be read",
        "simpp:store-migrate --from mysql --to h2 --url jdbc:h2:x --password x | --from mysql | jdbc:h2:",
        "simpp:store-migrate --from h2 --to mysql --url jdbc:mysql://h/d --password x | drain | --in 0s",
        "simpp:trace --for 2h all | 60 min | 7200 s",
        "simpp:trace simpp.local | simpp.local | name@domain",
        "simpp:trace --lines 0 all | --lines 0 | 100000",
        "simpp:session-list --columns colour | colour | session,account",
        "simpp:check wine | wine | config, dns, certs",
        "simpp:stats --watch 4000 | --watch 4000 | 3600",
        "simpp:stats nothing | nothing | simpp:stats",
        "simpp:swap-plan nothing | nothing | simpp-crypto-bc",
        "simpp:audit-verify --head 7 | --head 7 | NUMBER:HASH",
        "simpp:audit-tail --lines 0 | lines | 1 to 10000",
        "simpp:user-list --colour | --colour | --help",
        "simpp:user-ad | simpp:user-ad | not found",
      })
  void failure_saysWhatAndWhatToDo_andHasAStatus(String command, String what, String remedy)
      throws Exception {
    Product.Result result = server.shell(command.split(" "));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(what, remedy).doesNotContain("Exception");
  }

  /** A pipe holds 64 KiB, and Karaf's ssh by itself does not wait for who reads it. */
  @Test
  void longOutput_readSlowly_arrivesWhole() throws Exception {
    String whole = server.shellOutput("bundle:headers");

    Product.Result slow =
        Product.execute(
            Map.of(),
            120,
            "bash",
            "-o",
            "pipefail",
            "-c",
            "./run shell --data \"$0\" bundle:headers | (sleep 3; cat)",
            server.data().toString());

    assertThat(whole.length()).isGreaterThan(4 * 65_536);
    assertThat(slow.status()).isZero();
    assertThat(slow.output()).isEqualTo(whole);
  }

  @Test
  void userAdd_atATerminal_asksWithoutEcho() throws Exception {
    Canary password = Canary.of("password");

    Product.Result result =
        new Terminal()
            .enters("Password: ", password.text())
            .enters("Again: ", password.text())
            .at(server, "simpp:user-add", "ann@simpp.local");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("added").doesNotContain(password.text());
    assertThat(password.foundIn(server.data())).isEmpty();
    assertLogin("ann@simpp.local", password.text());
  }

  @Test
  void userAdd_inTheShellItself_asksWithoutEcho() throws Exception {
    Canary password = Canary.of("password");

    Product.Result result =
        new Terminal()
            .enters(PROMPT, "simpp:user-add ben@simpp.local")
            .enters("Password: ", password.text())
            .enters("Again: ", password.text())
            .enters("added", "logout")
            .at(server);

    assertThat(result.output()).contains("added").doesNotContain(password.text());
    assertThat(password.foundIn(server.data())).isEmpty();
    assertLogin("ben@simpp.local", password.text());
  }

  @Test
  void password_typedTwiceDifferently_changesNothing() throws Exception {
    assertThat(
            new Terminal()
                .enters("Password: ", PASSWORD)
                .enters("Again: ", "a lung password")
                .at(server, "simpp:user-add", "cleo@simpp.local"))
        .satisfies(result -> assertThat(result.status()).isEqualTo(1))
        .satisfies(result -> assertThat(result.output()).contains("not the same"));
    assertThat(
            new Terminal()
                .enters(PROMPT, "simpp:user-add cleo@simpp.local")
                .enters("Password: ", PASSWORD)
                .enters("Again: ", "a lung password")
                .enters("not the same", "logout")
                .at(server)
                .output())
        .contains("nothing was changed");
    assertThat(server.shellOutput("simpp:user-list")).doesNotContain("cleo@");
  }

  @Test
  void givenPassword_isInNoFile() throws Exception {
    Canary password = Canary.of("option");
    add("dora@simpp.local", password.text());

    server.shellOutput(
        "simpp:user-passwd", "--password", password.text() + "2", "dora@simpp.local");

    assertThat(password.foundIn(server.data())).isEmpty();
  }

  @Test
  void userPasswd_refusesTheOldPasswordAndTakesTheNew() throws Exception {
    add("emil@simpp.local", "the old password");

    server.shellOutput("simpp:user-passwd", "--password", "the new password", "emil@simpp.local");

    try (ForeignSession old =
        ForeignSession.begin(server, "emil@simpp.local", "the old password")) {
      assertThat(old.next()).contains("refused not-authorized");
    }
    assertLogin("emil@simpp.local", "the new password");
  }

  @Test
  void userDelete_wantsTheName_andEndsTheSessions() throws Exception {
    add("fay@simpp.local", PASSWORD);
    try (ForeignSession session = ForeignSession.begin(server, "fay@simpp.local", PASSWORD)) {
      assertThat(session.next().orElseThrow()).startsWith("session fay@simpp.local/");

      Product.Result refused =
          new Terminal()
              .enters("Type fay@simpp.local to delete it:", "fay@simpp.loca")
              .at(server, "simpp:user-delete", "fay@simpp.local");
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.output()).contains("nothing was changed", "--yes");
      assertThat(server.shellOutput("simpp:user-list")).contains("fay@simpp.local");

      Product.Result deleted =
          new Terminal()
              .enters("Type fay@simpp.local to delete it:", "fay@simpp.local")
              .at(server, "simpp:user-delete", "fay@simpp.local");
      assertThat(deleted.status()).as(deleted.output()).isZero();
      assertThat(session.next()).contains("stream-error not-authorized");
      assertThat(session.next()).contains("ended");
    }
    assertThat(server.shellOutput("simpp:user-list")).doesNotContain("fay@simpp.local");
    try (ForeignSession after = ForeignSession.begin(server, "fay@simpp.local", PASSWORD)) {
      assertThat(after.next()).contains("refused not-authorized");
    }
  }

  @Test
  void sessionKick_endsTheSessionWithAStreamError() throws Exception {
    add("gil@simpp.local", PASSWORD);
    try (ForeignSession session = ForeignSession.begin(server, "gil@simpp.local", PASSWORD)) {
      String address = session.next().orElseThrow().substring("session ".length());
      assertThat(jsonKeys(server.shellOutput("simpp:session-list", "--json")))
          .isEqualTo("session peer login tls since presence idle state");
      assertThat(server.shellOutput("simpp:session-list", "--columns", "resumable,state,account"))
          .containsPattern("false +│ active +│ gil@simpp.local");
      assertThat(server.shellOutput("simpp:session-list"))
          .contains(address, "SCRAM-SHA-256", "TLSv1.3", "127.0.0.1");

      assertThat(server.shellOutput("simpp:session-kick", "--json", address))
          .contains("\"ended\":1");

      assertThat(session.next()).contains("stream-error policy-violation");
      assertThat(session.next()).contains("ended");
    }
    assertThat(server.shellOutput("simpp:session-list")).doesNotContain("gil@");
  }

  @Test
  void tab_completesCommandsOptionsAccountsAndSessions() throws Exception {
    add("hedwig@simpp.local", PASSWORD);
    try (ForeignSession session = ForeignSession.begin(server, "hedwig@simpp.local", PASSWORD)) {
      String address = session.next().orElseThrow().substring("session ".length());

      Product.Result result =
          new Terminal()
              .types(PROMPT, "simpp:user-p\t")
              .types("simpp:user-passwd ", "--pas\t")
              .types("--password ", "'other pass word' hedw\t")
              .types("hedwig@simpp.local", "\r")
              .types("password changed", "simpp:user-add ida\t")
              .types("ida@simpp.local", "\u0015simpp:session-kick hedw\t")
              .types(address, "\r")
              .enters("ended", "logout")
              .at(server);

      assertThat(session.next()).as(result.output()).contains("stream-error policy-violation");
    }
  }

  @Test
  void interrupt_atAPrompt_changesNothing() throws Exception {
    add("hedy@simpp.local", PASSWORD);

    Product.Result result =
        new Terminal()
            .enters(PROMPT, "simpp:user-passwd hedy@simpp.local")
            .types("Password: ", "\u0003")
            .enters("nothing was changed", "logout")
            .at(server);

    assertThat(result.output()).doesNotContain("Exception");
    assertLogin("hedy@simpp.local", PASSWORD);
  }

  /** What is swapped under load is wired to nothing of the core (architecture.md, decision 2). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "simpp-crypto-bc",
        "simpp-crypto-jca",
        "simpp-card-keystore",
        "simpp-presence",
        "simpp-transport-netty",
        "simpp-store"
      })
  void swapPlan_ofAProvider_restartsNothingElse(String feature) throws Exception {
    assertThat(server.shellOutput("simpp:swap-plan", "--json", feature))
        .contains(feature.equals("simpp-crypto-jca") ? "installed" : "replaced")
        .doesNotContain("restarted");
  }

  @Test
  void swapPlan_ofTheCore_restartsWhoIsWiredToIt() throws Exception {
    assertThat(server.shellOutput("simpp:swap-plan", "simpp-core"))
        .containsPattern("org.simpp.xmpp/\\S+ +. replaced")
        .containsPattern("org.simpp.server/\\S+ +. restarted")
        .contains("others restart");
  }

  private void add(String account, String password) throws Exception {
    server.shellOutput("simpp:user-add", "--password", password, account);
  }

  private void assertLogin(String account, String password) throws Exception {
    try (ForeignSession session = ForeignSession.begin(server, account, password)) {
      assertThat(session.next().orElseThrow()).startsWith("session " + account + "/");
    }
  }

  /** The names in an object, or in the first of an array: "" for an empty array. */
  private static String jsonKeys(String json) throws Exception {
    Product.Result read =
        Product.execute(
            Map.of(),
            60,
            "/usr/bin/python3",
            "-c",
            "import json, sys; read = json.loads(sys.argv[1]);"
                + " print(*(read if isinstance(read, dict) else read[0] if read else []))",
            json);
    assertThat(read.status()).as(json).isZero();
    return read.output().strip();
  }
}
