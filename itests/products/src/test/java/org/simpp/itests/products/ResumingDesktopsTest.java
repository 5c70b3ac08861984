package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.specification.Specification;

/**
 * Two desktops write to each other while what connects them goes away and comes back: the server's
 * transport, their own, and the whole server, killed. Nothing is lost or repeated, everything comes
 * in its order, and they go on with their sessions: neither sees the other go.
 */
class ResumingDesktopsTest {
  private static final int RATE = Integer.getInteger("simpp.resuming.rate", 20);
  private static final int KILLS = Integer.getInteger("simpp.resuming.kills", 1);
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final ProviderBundle SERVERS = ProviderBundle.of("org.simpp.transport.netty");
  private static final ProviderBundle OWN = ProviderBundle.of("org.simpp.transport.smack");

  @TempDir Path folder;

  @Test
  @Specification("XEP-0198, section 5")
  void desktops_goOnWithTheirSessions_whateverGoesAway() throws Exception {
    ProviderBundle other = OWN.copiedAs("0.1.1", folder);
    int[] ports = {Product.freePort(), Product.freePort(), Product.freePort()};
    RunningServer server = start(ports);
    try (AgentDesktop first = AgentDesktop.start(folder.resolve("alice"));
        AgentDesktop second = AgentDesktop.start(folder.resolve("bob"))) {
      Person alice = Person.signedIn(first, server, "alice@simpp.local");
      Person bob = Person.signedIn(second, server, "bob@simpp.local");
      List<Person> both = List.of(alice, bob);
      Person.talk(alice, bob, RATE);

      alice.awaitMore(RATE);
      server.shellOutput("bundle:update", SERVERS.name(), SERVERS.address());
      awaitCuts(both, 1);
      replaceOwn(alice, other);
      for (Person person : both) {
        System.out.println(person.agent().tell("talk"));
        assertThat(Duration.ofMillis(person.number("longest-ms"))).isLessThan(PROMISED);
      }
      int before = alice.number("interrupted");
      for (int kill = 1; kill <= KILLS; kill++) {
        server.java().destroyForcibly();
        server.awaitEnd();
        server.close();
        server = start(ports);
        awaitCuts(List.of(alice), before + kill);
        awaitCuts(List.of(bob), 1 + kill);
      }

      alice.agent().tell("hush");
      bob.agent().tell("hush");
      assertThatAllCame(alice.awaitReadBy(bob));
      assertThatAllCame(bob.awaitReadBy(alice));
    } finally {
      server.close();
    }
  }

  /** In place; stopped and started; by another beside it. */
  private static void replaceOwn(Person person, ProviderBundle other) throws Exception {
    AgentClient desktop = person.agent();
    int before = person.number("interrupted");
    desktop.tell("update", OWN.symbolicName(), OWN.version(), OWN.file().toUri().toString());
    awaitCuts(List.of(person), before + 1);
    desktop.tell("stop", OWN.symbolicName(), OWN.version());
    desktop.tell("start", OWN.symbolicName(), OWN.version());
    awaitCuts(List.of(person), before + 2);
    desktop.tell("install", other.file().toUri().toString());
    desktop.tell("start", other.symbolicName(), other.version());
    desktop.tell("uninstall", OWN.symbolicName(), OWN.version());
    awaitCuts(List.of(person), before + 3);
  }

  private RunningServer start(int[] ports) throws Exception {
    Path data = folder.resolve("resuming");
    return RunningServer.startAt(data, ports[0], ports[1], ports[2], "--laboratory");
  }

  /** Waits until each has been cut so often, and has got a second's messages more since. */
  private static void awaitCuts(List<Person> people, int times) throws Exception {
    for (Person person : people) {
      Person.awaitTrue("cut " + times + " times", () -> person.number("interrupted") >= times);
      person.awaitMore(RATE);
    }
  }

  private static void assertThatAllCame(String report) {
    assertThat(report)
        .contains(" missing 0 repeated 0 unordered 0 unreadable 0 ")
        .as("every session went on")
        .contains(" offline 0 ")
        .endsWith("first-fault none");
  }
}
