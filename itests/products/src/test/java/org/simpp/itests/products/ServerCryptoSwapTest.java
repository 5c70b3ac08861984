package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.products.AgentClient.Calls;

/**
 * The server's crypto provider is replaced while an agent inside it makes calls without a pause.
 */
class ServerCryptoSwapTest {
  private static final String FIRST = OtherProvider.FIRST + "/" + OtherProvider.VERSION;
  private static final String SECOND = OtherProvider.SECOND + "/" + OtherProvider.VERSION;
  private static final String FAULTY = OtherProvider.FAULTY + "/" + OtherProvider.VERSION;

  private final Path folder;
  private RunningServer server;
  private AgentClient agent;

  ServerCryptoSwapTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(folder.resolve("data"), "--laboratory");
    agent = AgentClient.in(server);
    agent.awaitCalls(100, OtherProvider.FIRST);
  }

  @AfterEach
  void stop() throws Exception {
    agent.close();
    server.close();
  }

  @Test
  void bundle_isReplacedByAnother_andNoCallFails() throws Exception {
    server.shellOutput("bundle:install", "file:" + OtherProvider.SECOND_BUNDLE);
    server.shellOutput("bundle:stop", FIRST);
    server.shellOutput("bundle:start", SECOND);
    awaitMoreCalls(OtherProvider.SECOND);
    server.shellOutput("bundle:start", FIRST);
    server.shellOutput("bundle:stop", SECOND);
    awaitMoreCalls(OtherProvider.FIRST);

    assertNoneFailed();
  }

  @Test
  void provider_isStagedSwappedAndRolledBack_byTheCommands() throws Exception {
    assertThat(refused("simpp:crypto-swap")).contains("nothing is staged");
    assertThat(refused("simpp:crypto-rollback")).contains("no swap");
    assertThat(server.shellOutput("simpp:crypto-stage", "--json", OtherProvider.SECOND_FEATURE))
        .contains("\"staged\":\"" + SECOND + "\"", "0x0701", "0x2001", "0x2002", "passed");
    awaitMoreCalls(OtherProvider.FIRST);

    assertThat(server.shellOutput("simpp:crypto-swap", "--drain", "10s", "--json"))
        .contains(
            "\"from\":\"" + FIRST + "\"",
            "\"to\":\"" + SECOND + "\"",
            "\"drained\":true",
            "\"proven\":true");
    awaitMoreCalls(OtherProvider.SECOND);
    assertThat(refused("simpp:crypto-stage", OtherProvider.SECOND_FEATURE))
        .contains("serves already");

    assertThat(server.shellOutput("simpp:crypto-rollback", "--json"))
        .contains("\"to\":\"" + FIRST + "\"");
    awaitMoreCalls(OtherProvider.FIRST);
    assertNoneFailed();
    assertThat(audited())
        .containsExactly(
            "who=\"operator\" what=crypto-swap on=nothing result=refused",
            "who=\"operator\" what=crypto-rollback on=nothing result=refused",
            "who=\"operator\" what=crypto-stage on=simpp-crypto-jca result=done",
            "who=\"operator\" what=crypto-swap on=" + SECOND + " result=done",
            "who=\"operator\" what=crypto-stage on=simpp-crypto-jca result=refused",
            "who=\"operator\" what=crypto-rollback on=" + FIRST + " result=done");
  }

  @Test
  void provider_thatFailsItsSelfTest_isUninstalledAgain() throws Exception {
    server.shellOutput("system:property", FaultySuite.FAULT, "yes");

    assertThat(refused("simpp:crypto-stage", "file:" + OtherProvider.makeFaulty(folder)))
        .contains("self-test of 0x0701", "the fault of the test", "uninstalled again");

    assertThat(server.shellOutput("bundle:list")).doesNotContain("faulty");
    assertThat(refused("simpp:crypto-swap")).contains("nothing is staged");
    awaitMoreCalls(OtherProvider.FIRST);
    assertNoneFailed();
  }

  @Test
  void provider_thatFailsInOperation_isRolledBackByTheServer_andNoCallFails() throws Exception {
    server.shellOutput("simpp:crypto-stage", "file:" + OtherProvider.makeFaulty(folder));
    server.shellOutput("system:property", FaultySuite.FAULT, "yes");

    assertThat(refused("simpp:crypto-swap"))
        .contains(
            FAULTY + " failed in operation", FIRST + " serves again", "the fault of the test");

    awaitMoreCalls(OtherProvider.FIRST);
    assertNoneFailed();
    assertThat(audited())
        .contains("who=\"the server itself\" what=crypto-rollback on=" + FIRST + " result=done");
    assertThat(refused("simpp:crypto-rollback")).contains("no swap");
  }

  @Test
  void whatIsNoProvider_isNotStaged() throws Exception {
    assertThat(refused("simpp:crypto-stage", "simpp-crypto-none"))
        .contains("no feature", OtherProvider.SECOND_FEATURE);
    assertThat(refused("simpp:crypto-stage", "file:/there/is/nothing.jar"))
        .contains("cannot be installed");
    assertThat(refused("simpp:crypto-swap", "--drain", "soon")).contains("60s");
    assertNoneFailed();
  }

  private void awaitMoreCalls(String provider) throws Exception {
    agent.awaitCalls(agent.calls().made() + 300, provider);
  }

  private void assertNoneFailed() throws IOException {
    Calls calls = agent.calls();
    assertThat(calls.failed()).as("failed calls, first: %s", calls.firstFailure()).isZero();
  }

  private String refused(String... command) throws Exception {
    Product.Result result = server.shell(command);
    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).doesNotContain("\tat ");
    return result.output();
  }

  private List<String> audited() throws IOException {
    return Files.readAllLines(server.data().resolve("audit/chain.log")).stream()
        .filter(line -> line.contains("what=crypto-"))
        .map(line -> line.substring(line.indexOf("who=")).replaceAll(" (why|hash)=.*", ""))
        .toList();
  }
}
