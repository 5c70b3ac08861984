package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two desktops write sealed messages to each other, 50 a second each, while the crypto provider of
 * either is replaced in each way there is, then its presence provider, and the server's crypto
 * provider as well: nothing is lost or repeated, everything can be read and comes in its order, and
 * no connection is interrupted.
 */
class SealedTalkSwapTest {
  private static final int RATE = Integer.getInteger("simpp.swap.sealed", 50);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PIN = "314159";
  private static final String ALICE = "alice@simpp.local";
  private static final String BOB = "bob@simpp.local";
  private static final ProviderBundle FIRST = ProviderBundle.of(OtherProvider.FIRST);
  private static final ProviderBundle SECOND = ProviderBundle.of(OtherProvider.SECOND);
  private static final ProviderBundle PRESENCE = ProviderBundle.of("org.simpp.presence.rfc6121");
  private static final String NO_FAULT =
      "missing 0 repeated 0 unordered 0 unreadable 0 interrupted 0 first-fault none";

  @TempDir Path folder;

  @Test
  void providers_areReplaced_whileTwoDesktopsTalk_andNeitherNotices() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("sealed"), "--laboratory");
        AgentDesktop first = AgentDesktop.start(folder.resolve("alice"));
        AgentDesktop second = AgentDesktop.start(folder.resolve("bob"))) {
      AgentClient alice = signedIn(first, server, ALICE);
      AgentClient bob = signedIn(second, server, BOB);
      alice.tell("befriend", BOB);
      bob.tell("befriend", ALICE);
      awaitTrue("they see each other", () -> sees(alice, BOB) && sees(bob, ALICE));
      alice.tell("write", BOB, "" + RATE);
      bob.tell("write", ALICE, "" + RATE);

      for (AgentClient desktop : List.of(alice, bob)) {
        replaceCrypto(desktop);
        replaceInPlace(desktop, PRESENCE);
      }
      replaceCrypto(server);

      awaitMore(alice);
      awaitMore(bob);
      alice.tell("hush");
      bob.tell("hush");
      assertEverythingCame(alice, bob);
      assertEverythingCame(bob, alice);
    }
  }

  private static AgentClient signedIn(AgentDesktop desktop, RunningServer server, String account)
      throws Exception {
    String invitation = Screen.invitation(server, account);
    String address = "127.0.0.1:" + server.c2sPort();
    assertThat(desktop.agent().tell("register", invitation, address, PIN)).isEqualTo(account);
    return desktop.agent();
  }

  /** Beside, swapped, rolled back, in place, stopped and started, and the other gone again. */
  private static void replaceCrypto(AgentClient desktop) throws Exception {
    awaitMore(desktop);
    desktop.tell("install", SECOND.file().toUri().toString());
    desktop.tell("start", SECOND.symbolicName(), SECOND.version());
    assertThat(desktop.tell("swap", SECOND.symbolicName(), SECOND.version()))
        .isEqualTo("swapped PROVEN drained");
    awaitMore(desktop);
    desktop.tell("choose", FIRST.symbolicName(), FIRST.version());
    awaitMore(desktop);
    replaceInPlace(desktop, FIRST);
    desktop.tell("stop", FIRST.symbolicName(), FIRST.version());
    awaitMore(desktop);
    desktop.tell("start", FIRST.symbolicName(), FIRST.version());
    desktop.tell("uninstall", SECOND.symbolicName(), SECOND.version());
    awaitMore(desktop);
  }

  private static void replaceInPlace(AgentClient desktop, ProviderBundle provider)
      throws Exception {
    desktop.tell(
        "update", provider.symbolicName(), provider.version(), provider.file().toUri().toString());
    awaitMore(desktop);
  }

  private static void replaceCrypto(RunningServer server) throws Exception {
    server.shellOutput("simpp:crypto-stage", OtherProvider.SECOND_FEATURE);
    server.shellOutput("simpp:crypto-swap", "--drain", "10s");
    server.shellOutput("simpp:crypto-rollback");
    server.shellOutput("bundle:update", FIRST.name(), FIRST.address());
  }

  private static boolean sees(AgentClient desktop, String contact) throws IOException {
    return desktop.tell("sees", contact).equals("true");
  }

  /** Waits until a second's messages more have come. */
  private static void awaitMore(AgentClient desktop) throws Exception {
    int before = number("received", desktop);
    awaitTrue("more has come", () -> number("received", desktop) >= before + RATE);
  }

  private static void assertEverythingCame(AgentClient writer, AgentClient reader)
      throws Exception {
    int sent = number("sent", writer);
    awaitTrue(
        sent + " have come and been acknowledged",
        () -> number("received", reader) >= sent && number("delivered", writer) >= sent);
    String read = reader.tell("talk");
    System.out.println(read);
    assertThat(read).contains(" received " + sent + " ").contains(" refused 0 ").endsWith(NO_FAULT);
  }

  private static int number(String name, AgentClient desktop) throws IOException {
    String report = desktop.tell("talk");
    Matcher number = Pattern.compile("\\b" + name + " (\\d+)").matcher(report);
    assertThat(number.find()).as(report).isTrue();
    return Integer.parseInt(number.group(1));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void awaitTrue(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it was not so in time: %s", what).isLessThan(end);
      Thread.sleep(100);
    }
  }
}
