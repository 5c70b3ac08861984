package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ConnectionState;
import org.simpp.client.Contact;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Presence;
import org.simpp.client.Reachability;
import org.simpp.client.SessionEvent;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;

/** Two clients whose connections are cut, through a server that keeps their sessions. */
class ResumedSessionsTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");

  private final Simpp2007Suite suite = new Simpp2007Suite();
  private final ServerInMemory server = new ServerInMemory(suite);
  private Desk alice;
  private Desk bob;

  @BeforeEach
  void befriend(@TempDir Path folder) throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    server.resumes = true;
    server.invite(ALICE, "token-a");
    server.invite(BOB, "token-b");
    alice = new Desk(folder.resolve("alice"), ALICE, suite, server, new CardsInMemory());
    bob = new Desk(folder.resolve("bob"), BOB, suite, server, new CardsInMemory());
    alice.create(server, "token-a");
    bob.create(server, "token-b");
    alice.session().contacts().add(BOB, "Bob", Set.of(), true).toCompletableFuture().get();
    bob.session().contacts().add(ALICE, "Alice", Set.of(), true).toCompletableFuture().get();
    await().until(() -> presence(alice, BOB).isAvailable() && presence(bob, ALICE).isAvailable());
  }

  @AfterEach
  void close() {
    alice.close();
    bob.close();
    server.close();
  }

  @Test
  @Specification("XEP-0198, section 5")
  void cutSession_goesOnAtOnce_andShowsNothingButItsState() throws Exception {
    send(alice, BOB, "before");
    await().until(() -> texts(bob, ALICE).contains("before"));
    Jid address = online(alice).address();
    List<Object> seen = new CopyOnWriteArrayList<>();
    alice.session().listen(seen::add);
    alice.session().contacts().listen(event -> seen.add(presence(alice, BOB).show()));
    int asked = server.tap.size();

    server.cut(ALICE);
    await().until(() -> seen.stream().anyMatch(ResumedSessionsTest::isOnline));

    assertThat(online(alice).address()).isEqualTo(address);
    assertThat(seen)
        .filteredOn(SessionEvent.class::isInstance)
        .extracting(
            event -> ((SessionEvent.ConnectionChanged) event).state().getClass().getSimpleName())
        .containsExactly("Reconnecting", "Connecting", "Online");
    assertThat(seen).doesNotContain(Presence.Show.UNKNOWN, Presence.Show.OFFLINE);
    assertThat(alice.session().contacts().find(BOB).orElseThrow().reachability())
        .as("the session with the contact goes on")
        .isInstanceOf(Reachability.Secured.class);
    send(alice, BOB, "after");
    await().until(() -> texts(bob, ALICE).contains("after"));
    assertThat(server.tap.subList(asked, server.tap.size()))
        .as("nothing is fetched or announced again, and no session set up")
        .noneMatch(xml -> xml.contains("jabber:iq:roster") || xml.startsWith("<presence"))
        .noneMatch(xml -> xml.contains("t='33'"));
  }

  @Test
  @Specification("XEP-0198, section 5")
  void connectionsCutAtAnyInstant_loseAndRepeatNothing() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Entry.State> ends = new CopyOnWriteArrayList<>();
    alice.session().conversations().listen(event -> note(ends, event));
    bob.session().conversations().listen(event -> note(ends, event));
    send(alice, BOB, "a0");
    send(bob, ALICE, "b0");
    await().until(() -> ends.stream().filter(Entry.State.Delivered.class::isInstance).count() == 2);
    int begun = server.tap.size();
    int sent = 1;
    for (int cut = 0; cut < 8; cut++) {
      for (int i = random.nextInt(15); i >= 0; i--) {
        send(alice, BOB, "a" + sent);
        send(bob, ALICE, "b" + sent);
        sent++;
      }
      Thread.sleep(random.nextInt(40));
      server.cut(random.nextBoolean() ? ALICE : BOB);
    }
    int all = sent;
    send(alice, BOB, "a" + all);
    send(bob, ALICE, "b" + all);

    await()
        .untilAsserted(
            () -> {
              assertThat(texts(bob, ALICE)).as("seed %d", seed).isEqualTo(numbered("a", all));
              assertThat(texts(alice, BOB)).as("seed %d", seed).isEqualTo(numbered("b", all));
            });
    await()
        .untilAsserted(
            () ->
                assertThat(ends.stream().filter(Entry.State.Delivered.class::isInstance))
                    .hasSize(2 * all + 2));
    assertThat(ends).noneMatch(Entry.State.Failed.class::isInstance);
    assertThat(server.tap.subList(begun, server.tap.size()))
        .as("no session is set up again")
        .noneMatch(xml -> xml.contains("t='33'"));
  }

  @Test
  void sessionThatTheServerForgot_isSetUpAnew_andWhatWasOnItsWayLeavesAgainOnce() throws Exception {
    send(alice, BOB, "one");
    await().until(() -> texts(bob, ALICE).contains("one"));
    server.isMute = true;
    send(alice, BOB, "two");
    await().until(() -> texts(bob, ALICE).contains("two"));
    server.isDown = true;
    server.cut(ALICE);
    send(alice, BOB, "three");
    server.forgetSessions();
    await().until(() -> alice.session().connection() instanceof ConnectionState.Reconnecting);
    server.isMute = false;
    server.isDown = false;

    await().until(() -> texts(bob, ALICE).contains("three"));
    send(bob, ALICE, "four");
    await().until(() -> texts(alice, BOB).contains("four"));
    assertThat(texts(bob, ALICE)).containsExactly("one", "two", "three");
    await()
        .untilAsserted(
            () ->
                assertThat(last(alice, BOB))
                    .filteredOn(entry -> !entry.isReceived())
                    .extracting(Entry::state)
                    .allMatch(Entry.State.Delivered.class::isInstance));
  }

  @Test
  @Specification("XEP-0198, section 4")
  void textThatLeavesAgainAfterARestart_isShownOnce() throws Exception {
    server.isMute = true;
    server.swallows = "urn:xmpp:receipts' id=";
    send(alice, BOB, "one");
    await().until(() -> texts(bob, ALICE).contains("one"));
    alice.session().signOut().toCompletableFuture().get();
    bob.session().signOut().toCompletableFuture().get();
    server.isMute = false;
    server.swallows = "";

    bob.signIn(Desk.PIN);
    alice.signIn(Desk.PIN);

    await()
        .untilAsserted(
            () ->
                assertThat(last(alice, BOB))
                    .extracting(Entry::state)
                    .hasExactlyElementsOfTypes(Entry.State.Delivered.class));
    send(alice, BOB, "two");
    await().until(() -> texts(bob, ALICE).contains("two"));
    assertThat(texts(bob, ALICE)).containsExactly("one", "two");
  }

  @Test
  @Specification("XEP-0198, section 4")
  void entry_isSentWhenTheServerAcknowledgesIt_andNotBefore() throws Exception {
    List<Entry.State> states = new CopyOnWriteArrayList<>();
    server.isMute = true;
    alice.session().conversations().listen(event -> note(states, event));
    send(alice, BOB, "one");
    await().until(() -> states.stream().anyMatch(Entry.State.Delivered.class::isInstance));
    assertThat(states).noneMatch(Entry.State.Sent.class::isInstance);

    server.isMute = false;
    states.clear();
    send(alice, BOB, "two");

    await().until(() -> states.stream().anyMatch(Entry.State.Sent.class::isInstance));
    assertThat(server.tap).noneMatch(xml -> xml.contains("<ping "));
  }

  @Test
  void presenceChosenWhileCut_isAnnouncedWhenTheSessionGoesOn() throws Exception {
    server.isDown = true;
    server.cut(ALICE);
    await().until(() -> alice.session().connection() instanceof ConnectionState.Reconnecting);
    alice.session().announce(new Presence(Presence.Show.AWAY, "in a tunnel"));
    server.isDown = false;

    await().until(() -> presence(bob, ALICE).show() == Presence.Show.AWAY);
  }

  private static void note(List<Entry.State> ends, ConversationEvent event) {
    if (event instanceof ConversationEvent.Changed changed) {
      ends.add(changed.entry().state());
    }
  }

  private static boolean isOnline(Object event) {
    return event instanceof SessionEvent.ConnectionChanged changed
        && changed.state() instanceof ConnectionState.Online;
  }

  private static List<String> numbered(String prefix, int last) {
    return new ArrayList<>(IntStream.rangeClosed(0, last).mapToObj(i -> prefix + i).toList());
  }

  private static ConnectionState.Online online(Desk desk) {
    return (ConnectionState.Online) desk.session().connection();
  }

  private static Presence presence(Desk desk, Jid contact) {
    return desk.session()
        .contacts()
        .find(contact)
        .map(Contact::presence)
        .orElse(Presence.of(Presence.Show.UNKNOWN));
  }

  private static void send(Desk desk, Jid contact, String text) throws Exception {
    desk.session().conversations().send(contact, text).toCompletableFuture().get();
  }

  private static List<String> texts(Desk desk, Jid contact) throws Exception {
    return last(desk, contact).stream().filter(Entry::isReceived).map(Entry::text).toList();
  }

  private static List<Entry> last(Desk desk, Jid contact) throws Exception {
    return desk.session().conversations().latest(contact, 500).toCompletableFuture().get();
  }
}
