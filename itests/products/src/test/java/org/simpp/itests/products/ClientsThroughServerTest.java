package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Entry;
import org.simpp.client.Presence;
import org.simpp.client.ServerAddress;
import org.simpp.client.Session;
import org.simpp.model.Jid;

/**
 * Two whole clients without windows, through the real server: by invitation, over STARTTLS and
 * direct TLS, in both languages, while one is away, and after a sign-in with the PIN.
 */
class ClientsThroughServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
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
              invitation(server, ALICE), new ServerAddress("127.0.0.1", server.c2sPort(), false));
      Session bob =
          second.create(
              invitation(server, BOB),
              new ServerAddress("127.0.0.1", server.directTlsPort(), true));
      befriend(alice, bob);

      send(alice, BOB, CHINESE);
      awaitReceived(bob, ALICE, CHINESE);
      send(bob, ALICE, ENGLISH);
      awaitReceived(alice, BOB, ENGLISH);

      HeadlessDesktop.get(bob.signOut());
      await()
          .atMost(PATIENCE)
          .until(() -> HeadlessDesktop.presence(alice, BOB) == Presence.Show.OFFLINE);
      send(alice, BOB, LATER);
      Session again = second.signIn(BOB);
      awaitReceived(again, ALICE, LATER);
      assertThat(HeadlessDesktop.received(again, ALICE)).containsExactly(CHINESE, LATER);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(HeadlessDesktop.get(alice.conversations().latest(BOB, 1)).get(0))
                      .extracting(Entry::state)
                      .isInstanceOf(Entry.State.Delivered.class));
    }
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

  private static String invitation(RunningServer server, Jid account) throws Exception {
    String json = server.shellOutput("simpp:invite", "--json", account.toString());
    Matcher text = Pattern.compile("\"text\" *: *\"([^\"]*)\"").matcher(json);
    assertThat(text.find()).as(json).isTrue();
    return text.group(1);
  }
}
