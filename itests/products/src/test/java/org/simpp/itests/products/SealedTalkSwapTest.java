package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two desktops write sealed messages to each other, 50 a second each, while the crypto provider of
 * either is replaced in each way there is, then its presence provider, and the server's crypto
 * provider as well: nothing is lost or repeated, everything can be read and comes in its order, and
 * no connection is interrupted.
 */
@Tag("alone")
class SealedTalkSwapTest {
  private static final int RATE = Integer.getInteger("simpp.swap.sealed", 50);
  private static final ProviderBundle FIRST = ProviderBundle.of(OtherProvider.FIRST);
  private static final ProviderBundle SECOND = ProviderBundle.of(OtherProvider.SECOND);
  private static final ProviderBundle PRESENCE = ProviderBundle.of("org.simpp.presence.rfc6121");
  private static final String NO_FAULT =
      "missing 0 repeated 0 unordered 0 unreadable 0 interrupted 0 longest-ms 0 offline 0"
          + " first-fault none";

  @TempDir Path folder;

  @Test
  void providers_areReplaced_whileTwoDesktopsTalk_andNeitherNotices() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("sealed"), "--laboratory");
        AgentDesktop first = AgentDesktop.start(folder.resolve("alice"));
        AgentDesktop second = AgentDesktop.start(folder.resolve("bob"))) {
      Person alice = Person.signedIn(first, server, "alice@simpp.local");
      Person bob = Person.signedIn(second, server, "bob@simpp.local");
      Person.talk(alice, bob, RATE);

      for (Person person : List.of(alice, bob)) {
        replaceCrypto(person);
        replaceInPlace(person, PRESENCE);
      }
      replaceCrypto(server);

      alice.awaitMore(RATE);
      bob.awaitMore(RATE);
      alice.agent().tell("hush");
      bob.agent().tell("hush");
      assertThat(alice.awaitReadBy(bob)).endsWith(NO_FAULT);
      assertThat(bob.awaitReadBy(alice)).endsWith(NO_FAULT);
    }
  }

  /** Beside, swapped, rolled back, in place, stopped and started, and the other gone again. */
  private static void replaceCrypto(Person person) throws Exception {
    AgentClient desktop = person.agent();
    person.awaitMore(RATE);
    desktop.tell("install", SECOND.file().toUri().toString());
    desktop.tell("start", SECOND.symbolicName(), SECOND.version());
    assertThat(desktop.tell("swap", SECOND.symbolicName(), SECOND.version()))
        .isEqualTo("swapped PROVEN drained");
    person.awaitMore(RATE);
    desktop.tell("choose", FIRST.symbolicName(), FIRST.version());
    person.awaitMore(RATE);
    replaceInPlace(person, FIRST);
    desktop.tell("stop", FIRST.symbolicName(), FIRST.version());
    person.awaitMore(RATE);
    desktop.tell("start", FIRST.symbolicName(), FIRST.version());
    desktop.tell("uninstall", SECOND.symbolicName(), SECOND.version());
    person.awaitMore(RATE);
  }

  private static void replaceInPlace(Person person, ProviderBundle provider) throws Exception {
    String file = provider.file().toUri().toString();
    person.agent().tell("update", provider.symbolicName(), provider.version(), file);
    person.awaitMore(RATE);
  }

  private static void replaceCrypto(RunningServer server) throws Exception {
    server.shellOutput("simpp:crypto-stage", OtherProvider.SECOND_FEATURE);
    server.shellOutput("simpp:crypto-swap", "--drain", "10s");
    server.shellOutput("simpp:crypto-rollback");
    server.shellOutput("bundle:update", FIRST.name(), FIRST.address());
  }
}
