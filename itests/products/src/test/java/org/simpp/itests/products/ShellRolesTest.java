package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may do in the shell of the real server, and what the audit log keeps of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellRolesTest {
  private static final String VICTIM = "victim@simpp.local";
  private static final List<String> LOOKS =
      List.of(
          "simpp:status",
          "simpp:crypto-list",
          "simpp:session-list",
          "simpp:user-list",
          "simpp:check config dns certs db cards",
          "simpp:config-diff",
          "simpp:cert-list",
          "simpp:health",
          "simpp:stats",
          "simpp:audit-tail",
          "simpp:audit-verify");
  private static final List<String> OPERATOR_CHANGES =
      List.of(
          "simpp:user-add --password a-long-password new@simpp.local",
          "simpp:user-passwd --password a-long-password " + VICTIM,
          "simpp:user-delete --yes " + VICTIM,
          "simpp:cert-reload",
          "simpp:announce text",
          "simpp:drain --in 0s",
          "simpp:backup stolen.simpp",
          "simpp:restore --check stolen.simpp",
          "simpp:store-migrate --from h2 --to h2 --url jdbc:h2:./stolen --password x",
          "simpp:crypto-stage simpp-crypto-jca",
          "simpp:crypto-swap",
          "simpp:crypto-rollback");
  private static final List<String> OFFICER_CHANGES =
      List.of(
          "simpp:invite guest@simpp.local",
          "simpp:session-kick " + VICTIM,
          "simpp:trace --for 1s all");

  private Path folder;
  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    server = RunningServer.start(folder.resolve("roles"));
    server.shellOutput("simpp:user-add", "--password", "a long password", VICTIM);
    enter("officer", ",_g_:officers");
    enter("auditor", ",_g_:auditors");
    enter("visitor", ",ssh");
    enter("stranger", "");
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void auditor_looksAndChangesNothing() throws Exception {
    for (String look : LOOKS) {
      assertThat(as("auditor", look).status()).as(look).isZero();
    }
    for (String change : OPERATOR_CHANGES) {
      assertRefused(as("auditor", change));
    }
    for (String change : OFFICER_CHANGES) {
      assertRefused(as("auditor", change));
    }
    assertThat(server.shellOutput("simpp:user-list")).contains(VICTIM).doesNotContain("new@");
  }

  @Test
  void officer_invitesAndKicks_butDoesNotChangeAccounts() throws Exception {
    for (String look : LOOKS) {
      assertThat(as("officer", look).status()).as(look).isZero();
    }
    assertThat(as("officer", "simpp:invite guest@simpp.local").status()).isZero();
    assertThat(as("officer", "simpp:trace --for 1s all").status()).isZero();
    assertThat(as("officer", "simpp:session-kick " + VICTIM).output()).contains("no session");
    for (String change : OPERATOR_CHANGES) {
      assertRefused(as("officer", change));
    }
    assertThat(server.shellOutput("simpp:user-list")).contains(VICTIM).doesNotContain("new@");
  }

  @Test
  void keyWithoutARole_doesNothing() throws Exception {
    for (String command : LOOKS) {
      assertRefused(as("visitor", command));
    }
    for (String change : OPERATOR_CHANGES) {
      assertRefused(as("visitor", change));
    }
    Product.Result stranger = as("stranger", "simpp:status");
    assertThat(stranger.status()).isEqualTo(255);
    assertThat(stranger.output()).contains("Permission denied");
  }

  @Test
  void help_isForEveryRole_andListsWhatIsTheirs() throws Exception {
    for (String user : List.of("officer", "auditor")) {
      Product.Result list = as(user, "help");
      assertThat(list.status()).as(list.output()).isZero();
      assertThat(list.output())
          .contains("simpp:status", "simpp:audit-verify")
          .doesNotContain("simpp:user-delete", "bundle:install", "shell:exec");
    }
    assertThat(as("officer", "help").output()).contains("simpp:invite");
    assertThat(as("auditor", "help").output()).doesNotContain("simpp:invite");
    assertRefused(as("visitor", "help"));
  }

  /** What would lead past the commands: files, programs, bundles, Java objects, redirection. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "shell:cat keys/pin",
        "shell:exec id",
        "$.session getClass",
        "simpp:status > stolen",
        "shell:source stolen",
        "bundle:list",
        "config:edit org.simpp.server",
        "cm:listConfigurations null",
        "jaas:realm-list",
        "feature:list",
        "log:display",
        "system:shutdown -f"
      })
  void waysAround_areForAdminAlone(String command) throws Exception {
    for (String user : List.of("officer", "auditor", "visitor")) {
      assertRefused(as(user, command));
    }
    assertThat(server.data().resolve("stolen")).doesNotExist();
  }

  @Test
  void audit_hasOneLineAChange_withoutSecrets() throws Exception {
    Canary password = Canary.of("audited");
    String account = "audited@simpp.local";
    server.shellOutput("simpp:user-add", "--password", password.text(), account);
    server.shell("simpp:user-add", "--password", password.text(), account);
    server.shellOutput("simpp:user-passwd", "--password", password.text() + "2", account);
    server.shell("simpp:session-kick", account);
    server.shellOutput("simpp:user-delete", "--yes", account);
    assertThat(as("officer", "simpp:invite " + account).status()).isZero();
    server.shellOutput("simpp:user-list");

    assertThat(audited(account))
        .containsExactly(
            "who=\"operator\" what=user-add on=audited@simpp.local result=done",
            "who=\"operator\" what=user-add on=audited@simpp.local result=refused why=\"there is an"
                + " account audited@simpp.local already; choose another name\"",
            "who=\"operator\" what=user-passwd on=audited@simpp.local result=done",
            "who=\"operator\" what=session-kick on=audited@simpp.local result=refused why=\"there is"
                + " no session of audited@simpp.local; simpp:session-list shows those there are\"",
            "who=\"operator\" what=user-delete on=audited@simpp.local result=done",
            "who=\"officer\" what=invite on=audited@simpp.local result=done");
    assertThat(password.foundIn(server.data())).isEmpty();
  }

  @Test
  void audit_namesWhoHasLoggedIn_notWhatTheSessionSays() throws Exception {
    String account = "forged@simpp.local";

    assertThat(as("officer", "USER = operator ; simpp:invite " + account).status()).isZero();

    assertThat(audited(account))
        .containsExactly("who=\"officer\" what=invite on=forged@simpp.local result=done");
  }

  @Test
  void audit_editedLine_isNoticed() throws Exception {
    server.shellOutput("simpp:user-add", "--password", "a long password", "edited@simpp.local");
    Product.Result before = as("auditor", "simpp:audit-verify --json");
    assertThat(before.status()).as(before.output()).isZero();
    assertThat(before.output()).contains("\"findings\":[]");
    String head = before.output().replaceAll("(?s).*\"head\":\"([0-9a-f:]+)\".*", "$1");
    Path chain = server.data().resolve("audit/chain.log");
    String written = Files.readString(chain);
    try {
      Files.writeString(chain, written.replace("on=edited@", "on=other@"));

      Product.Result after = as("auditor", "simpp:audit-verify");

      assertThat(after.status()).as(after.output()).isEqualTo(1);
      assertThat(after.output())
          .contains("chain.log line", "has been changed", "not as the server");
    } finally {
      Files.writeString(chain, written);
    }
    assertThat(as("officer", "simpp:audit-verify --head " + head).status()).isZero();
  }

  @Test
  void audit_namesKarafsOwnChanges_withoutTheirArguments() throws Exception {
    Canary secret = Canary.of("argument");

    server.shell("config:property-set", "--pid", "org.simpp.nothing", "password", secret.text());
    server.shellOutput("config:delete", "org.simpp.nothing");
    as("officer", "bundle:stop 1");
    server.shellOutput("bundle:list");

    assertThat(audited("config:property-set"))
        .containsExactly("who=\"operator\" what=command on=config:property-set result=given");
    assertThat(audited("bundle:stop"))
        .containsExactly("who=\"officer\" what=command on=bundle:stop result=given");
    assertThat(Files.readString(server.data().resolve("audit/chain.log")))
        .doesNotContain(secret.text(), "bundle:list");
  }

  private List<String> audited(String subject) throws IOException {
    return Files.readAllLines(server.data().resolve("audit/chain.log")).stream()
        .filter(line -> line.contains("on=" + subject + " "))
        .map(line -> line.substring(line.indexOf("who="), line.indexOf(" hash=")))
        .toList();
  }

  private static void assertRefused(Product.Result result) {
    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .containsPattern("Command not found|Insufficient credentials")
        .doesNotContain(VICTIM, "Bouncy Castle");
  }

  private void enter(String user, String rights) throws Exception {
    Path key = folder.resolve(user);
    String[] make = {"ssh-keygen", "-q", "-t", "rsa", "-b", "3072", "-N", "", "-f", "" + key};
    Product.Result made = Product.execute(Map.of(), 60, make);
    assertThat(made.status()).as(made.output()).isZero();
    String publicKey = Files.readString(folder.resolve(user + ".pub")).split(" ", -1)[1];
    Files.writeString(
        server.data().resolve("etc/keys.properties"),
        user + " = " + publicKey + rights + "\n",
        StandardOpenOption.APPEND);
  }

  private Product.Result as(String user, String command) throws Exception {
    String port = server.readyLine().replaceAll(".* ssh=.*:", "");
    String known = "UserKnownHostsFile=" + server.data().resolve("ssh/known_hosts");
    List<String> words =
        List.of("ssh", "-F", "none", "-T", "-p", port, "-i", "" + folder.resolve(user));
    List<String> options =
        List.of("-o", known, "-o", "HostKeyAlias=simpp-server", "-o", "BatchMode=yes");
    List<String> all = new java.util.ArrayList<>(words);
    all.addAll(options);
    all.addAll(List.of("-o", "IdentitiesOnly=yes", user + "@127.0.0.1", command));
    return Product.execute(Map.of(), 60, all.toArray(String[]::new));
  }
}
