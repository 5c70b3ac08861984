package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Entry;
import org.simpp.client.Presence;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/**
 * Two whole clients without windows, through the real server: by invitation, over STARTTLS and
 * direct TLS, in both languages, through cuts at any instant, while one is away, and after a
 * sign-in with the PIN.
 */
class ClientsThroughServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CUTS = 12;
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final Jid BOB = Jid.of("bob@simpp.local");
  private static final String CHINESE = "今晚七點在老地方見，好嗎？";
  private static final String ENGLISH = "Yes, at seven & <not> later.";
  private static final String LATER = "離線時寫的 / written while you were away";

  @Test
  void texts_reachTheirReader(@TempDir Path folder) throws Exception {
    try (RunningServer server =
            RunningServer.start(folder.resolve("data"), "--domain", "simpp.local", "--laboratory");
        HeadlessDesktop first = new HeadlessDesktop(folder.resolve("alice"));
        HeadlessDesktop second = new HeadlessDesktop(folder.resolve("bob"))) {
      Session alice =
          first.create(
              server.invitation(ALICE.toString()),
              new ServerAddress("127.0.0.1", server.c2sPort(), false));
      Session bob =
          second.create(
              server.invitation(BOB.toString()),
              new ServerAddress("127.0.0.1", server.directTlsPort(), true));
      befriend(alice, bob);

      send(alice, BOB, CHINESE);
      awaitReceived(bob, ALICE, CHINESE);
      send(bob, ALICE, ENGLISH);
      awaitReceived(alice, BOB, ENGLISH);

      int talked = talkThroughCuts(first, second, alice, bob);

      HeadlessDesktop.get(bob.signOut());
      await()
          .atMost(PATIENCE)
          .until(() -> HeadlessDesktop.presence(alice, BOB) == Presence.Show.OFFLINE);
      send(alice, BOB, LATER);
      Session again = second.signIn(BOB);
      awaitReceived(again, ALICE, LATER);
      assertThat(HeadlessDesktop.received(again, ALICE))
          .hasSize(talked + 2)
          .startsWith(CHINESE)
          .endsWith(LATER);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(HeadlessDesktop.get(alice.conversations().latest(BOB, 1)).get(0))
                      .extracting(Entry::state)
                      .isInstanceOf(Entry.State.Delivered.class));
    }
  }

  /** Both write while their connections are cut at any instant; how much each has written. */
  private static int talkThroughCuts(
      HeadlessDesktop first, HeadlessDesktop second, Session alice, Session bob) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Presence.Show> seen = new CopyOnWriteArrayList<>();
    List<String> fromAlice = new ArrayList<>(List.of(CHINESE));
    List<String> fromBob = new ArrayList<>(List.of(ENGLISH));
    Registration watch =
        alice.contacts().listen(event -> seen.add(HeadlessDesktop.presence(alice, BOB)));
    for (int cut = 0; cut < CUTS; cut++) {
      for (int i = random.nextInt(20); i >= 0; i--) {
        fromAlice.add("a" + fromAlice.size());
        send(alice, BOB, "a" + (fromAlice.size() - 1));
        fromBob.add("b" + fromBob.size());
        send(bob, ALICE, "b" + (fromBob.size() - 1));
      }
      Thread.sleep(random.nextInt(100));
      (random.nextBoolean() ? first : second).cut();
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(HeadlessDesktop.received(bob, ALICE)).hasSize(fromAlice.size());
              assertThat(HeadlessDesktop.received(alice, BOB)).hasSize(fromBob.size());
            });
    watch.close();
    assertThat(HeadlessDesktop.received(bob, ALICE)).as("seed %d", seed).isEqualTo(fromAlice);
    assertThat(HeadlessDesktop.received(alice, BOB)).as("seed %d", seed).isEqualTo(fromBob);
    assertThat(seen).as("the sessions went on").doesNotContain(Presence.Show.OFFLINE);
    return fromAlice.size() - 1;
  }

  private static void befriend(Session alice, Session bob) throws Exception {
    HeadlessDesktop.get(alice.contacts().add(BOB, "Bob", Set.of("team"), true));
    HeadlessDesktop.get(bob.contacts().add(ALICE, "愛麗絲", Set.of(), true));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                HeadlessDesktop.presence(alice, BOB) == Presence.Show.AVAILABLE
                    && HeadlessDesktop.presence(bob, ALICE) == Presence.Show.AVAILABLE);
  }

  private static void send(Session from, Jid to, String text) throws Exception {
    HeadlessDesktop.get(from.conversations().send(to, text));
  }

  private static void awaitReceived(Session session, Jid contact, String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(HeadlessDesktop.received(session, contact)).contains(text));
  }
}
