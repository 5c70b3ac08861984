package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ClientException;
import org.simpp.client.ConnectionState;
import org.simpp.client.Contact;
import org.simpp.client.Entry;
import org.simpp.client.Presence;
import org.simpp.client.Profile;
import org.simpp.client.Reachability;
import org.simpp.client.Session;
import org.simpp.client.Trouble.Cause;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/** The whole client, twice, through a server that sees everything and can read no text. */
class TwoClientsTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");
  private static final String CHINESE = "今晚七點在老地方見，好嗎？";
  private static final String ENGLISH = "Yes, I will be there at seven & <bring> the papers.";

  private static final int KEPT_OF_A_STRANGER = 100;

  private final Simpp2007Suite suite = new Simpp2007Suite();
  private final ServerInMemory server = new ServerInMemory(suite);
  private Desk alice;
  private Desk bob;

  @BeforeEach
  void createAccounts(@TempDir Path folder) throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    server.invite(ALICE, "token-a");
    server.invite(BOB, "token-b");
    alice = new Desk(folder.resolve("alice"), ALICE, suite, server, new CardsInMemory());
    bob = new Desk(folder.resolve("bob"), BOB, suite, server, new CardsInMemory());
  }

  @AfterEach
  void close() {
    alice.close();
    bob.close();
    server.close();
  }

  @Test
  void texts_reachTheContactAndNobodyElse() throws Exception {
    befriend();

    alice.session().conversations().send(BOB, CHINESE).toCompletableFuture().get();
    awaitReceived(bob, ALICE, CHINESE);
    bob.session().conversations().send(ALICE, ENGLISH).toCompletableFuture().get();
    awaitReceived(alice, BOB, ENGLISH);

    await()
        .untilAsserted(
            () ->
                assertThat(last(alice, BOB, 2).get(0).state())
                    .isInstanceOf(Entry.State.Delivered.class));
    assertThat(last(bob, ALICE, 2).get(0).security())
        .isEqualTo(new Entry.Security.Simpp(Profile.LABORATORY_2007));
    assertThat(alice.session().contacts().find(BOB).orElseThrow().reachability())
        .isInstanceOf(Reachability.Secured.class);
    assertThat(bob.session().conversations().unread()).containsEntry(ALICE, 1);
    assertThat(server.tap).isNotEmpty();
    assertThat(server.tap)
        .noneMatch(xml -> xml.contains("今晚") || xml.contains("papers") || xml.contains("<body"));
  }

  @Test
  void search_findsWhatWasWrittenBefore_andWhileItGoesOn() throws Exception {
    befriend();
    alice.session().conversations().send(BOB, CHINESE).toCompletableFuture().get();
    awaitReceived(bob, ALICE, CHINESE);

    assertThat(found(bob, "老地方")).containsExactly(CHINESE);
    assertThat(found(bob, "PAPERS")).isEmpty();

    bob.session().conversations().send(ALICE, ENGLISH).toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(found(bob, "PAPERS the")).containsExactly(ENGLISH));
    bob.session().search().end();
    assertThat(found(bob, "papers")).containsExactly(ENGLISH);
  }

  @Test
  void manyTextsAtOnce_arriveInOrderAndOnce() throws Exception {
    befriend();
    for (int i = 0; i < 30; i++) {
      alice.session().conversations().send(BOB, "text " + i);
      bob.session().conversations().send(ALICE, "answer " + i);
    }

    await()
        .untilAsserted(
            () -> {
              assertThat(receivedTexts(bob, ALICE)).hasSize(30);
              assertThat(receivedTexts(alice, BOB)).hasSize(30);
            });
    assertThat(receivedTexts(bob, ALICE)).startsWith("text 0", "text 1").endsWith("text 29");
    assertThat(receivedTexts(alice, BOB)).startsWith("answer 0").endsWith("answer 29");
  }

  @Test
  void textForAContactWhoIsAway_waitsAndSaysWhy_thenLeaves() throws Exception {
    befriend();
    bob.session().signOut().toCompletableFuture().get();
    await().until(() -> presence(alice, BOB).show() == Presence.Show.OFFLINE);

    alice.session().conversations().send(BOB, CHINESE).toCompletableFuture().get();
    await()
        .untilAsserted(
            () ->
                assertThat(last(alice, BOB, 1).get(0).state())
                    .isInstanceOfSatisfying(
                        Entry.State.Waiting.class,
                        state -> assertThat(state.cause().cause()).isEqualTo(Cause.CONTACT_AWAY)));
    bob.signIn(Desk.PIN);

    awaitReceived(bob, ALICE, CHINESE);
  }

  @Test
  void textThatWaits_leavesAfterTheSendersRestart() throws Exception {
    befriend();
    bob.session().signOut().toCompletableFuture().get();
    await().until(() -> presence(alice, BOB).show() == Presence.Show.OFFLINE);
    alice.session().conversations().send(BOB, CHINESE).toCompletableFuture().get();
    alice.session().signOut().toCompletableFuture().get();

    bob.signIn(Desk.PIN);
    alice.signIn(Desk.PIN);

    awaitReceived(bob, ALICE, CHINESE);
    assertThat(last(alice, BOB, 10)).hasSize(1);
  }

  @Test
  void lostConnection_isMadeAgain_andTalkGoesOn() throws Exception {
    befriend();
    alice.session().conversations().send(BOB, "before").toCompletableFuture().get();
    awaitReceived(bob, ALICE, "before");

    server.isDown = true;
    server.drop();
    await().until(() -> alice.session().connection() instanceof ConnectionState.Reconnecting);
    server.isDown = false;
    alice.session().conversations().send(BOB, "after").toCompletableFuture().get();

    awaitReceived(bob, ALICE, "after");
    bob.session().conversations().send(ALICE, "good").toCompletableFuture().get();
    awaitReceived(alice, BOB, "good");
  }

  @Test
  void contactThatForgotTheSession_getsTheTextAgain() throws Exception {
    befriend();
    alice.session().conversations().send(BOB, "one").toCompletableFuture().get();
    awaitReceived(bob, ALICE, "one");
    // A box for a session that is none: damaged on its way
    Stanza forged =
        Stanza.builder(Stanza.Kind.MESSAGE)
            .from(address(alice))
            .type("chat")
            .id("forged")
            .payload(Bytes.utf8("<simpp xmlns='urn:x-simpp:2007' t='41'>B0EAAAAAAAAACQ==</simpp>"))
            .build();
    server.inject(BOB, forged);

    await()
        .untilAsserted(
            () ->
                assertThat(last(bob, ALICE, 1).get(0).security())
                    .isInstanceOf(Entry.Security.Unopened.class));
    alice.session().conversations().send(BOB, "two").toCompletableFuture().get();
    awaitReceived(bob, ALICE, "two");
  }

  @Test
  void plainTextOfAForeignProgram_isMarked() throws Exception {
    befriend();
    server.inject(BOB, plain("carol@foreign.example/phone", "hello"));

    Jid carol = Jid.of("carol@foreign.example");
    await().untilAsserted(() -> assertThat(last(bob, carol, 1)).hasSize(1));
    assertThat(last(bob, carol, 1).get(0).security()).isEqualTo(new Entry.Security.Plain());
    assertThat(last(bob, carol, 1).get(0).text()).isEqualTo("hello");
  }

  @Test
  void stranger_isShownUntilDismissedOrAdded() throws Exception {
    bob.create(server, "token-b");
    server.inject(BOB, plain("carol@foreign.example/phone", "hello"));

    Jid carol = Jid.of("carol@foreign.example");
    await().untilAsserted(() -> assertThat(strangers(bob)).containsExactly(carol));
    assertThat(bob.session().conversations().unread()).containsEntry(carol, 1);
    assertThat(bob.session().conversations().strangers().get(0).reachability())
        .isInstanceOfSatisfying(
            Reachability.Unable.class,
            unable -> assertThat(unable.cause().cause()).isEqualTo(Cause.CONTACT_NOT_LISTED));
    assertFails(
        () -> bob.session().conversations().send(carol, "who?").toCompletableFuture().get(),
        Cause.CONTACT_NOT_LISTED);

    bob.session().signOut().toCompletableFuture().get();
    bob.signIn(Desk.PIN);
    assertThat(strangers(bob)).as("after signing in again").containsExactly(carol);
    bob.session().conversations().dismiss(carol).toCompletableFuture().get();
    assertThat(strangers(bob)).isEmpty();
    await().untilAsserted(() -> assertThat(bob.session().conversations().unread()).isEmpty());

    server.inject(BOB, plain("carol@foreign.example/phone", "again"));
    await().untilAsserted(() -> assertThat(strangers(bob)).containsExactly(carol));
    bob.session().contacts().add(carol, "Carol", Set.of(), true).toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(strangers(bob)).isEmpty());
    bob.session().contacts().remove(carol).toCompletableFuture().get();
    await().until(() -> bob.session().contacts().find(carol).isEmpty());
    assertThat(strangers(bob)).as("removed by a person, and silent since").isEmpty();
    assertThat(receivedTexts(bob, carol)).containsExactly("hello", "again");
  }

  @Test
  void strangersSealedMessage_isShownAsUnopened_andNotAnswered() throws Exception {
    bob.create(server, "token-b");
    server.inject(
        BOB,
        Stanza.builder(Stanza.Kind.MESSAGE)
            .from(Jid.of("carol@foreign.example/phone"))
            .type("chat")
            .id("sealed")
            .payload(Bytes.utf8("<simpp xmlns='urn:x-simpp:2007' t='41'>B0EAAAAAAAAACQ==</simpp>"))
            .build());

    Jid carol = Jid.of("carol@foreign.example");
    await().untilAsserted(() -> assertThat(strangers(bob)).containsExactly(carol));
    assertThat(last(bob, carol, 1).get(0).security()).isInstanceOf(Entry.Security.Unopened.class);
    assertThat(server.tap).noneMatch(xml -> xml.contains("not-acceptable"));
  }

  @Test
  void strangerWhoFloods_isKeptToABound_andAPersonIsToldOnce() throws Exception {
    bob.create(server, "token-b");
    for (int i = 0; i < KEPT_OF_A_STRANGER + 20; i++) {
      server.inject(BOB, plain("carol@foreign.example/phone", "buy " + i));
    }

    Jid carol = Jid.of("carol@foreign.example");
    await()
        .untilAsserted(
            () ->
                assertThat(bob.session().notices())
                    .extracting(notice -> notice.cause())
                    .containsExactly(Cause.STRANGER_WRITES_TOO_MUCH));
    assertThat(receivedTexts(bob, carol)).hasSize(KEPT_OF_A_STRANGER);
  }

  @Test
  void changedKeyOfAContact_isRefusedAndTold() throws Exception {
    befriend();
    alice.session().conversations().send(BOB, "one").toCompletableFuture().get();
    awaitReceived(bob, ALICE, "one");
    server.swapKey(BOB);
    await()
        .untilAsserted(
            () ->
                assertThat(alice.session().notices())
                    .extracting(notice -> notice.cause())
                    .contains(Cause.CONTACT_KEY_CHANGED));
    server.drop();
    alice.session().conversations().send(BOB, "two").toCompletableFuture().get();
    awaitReceived(bob, ALICE, "two");
  }

  @Test
  void request_isShownAndNeverAcceptedUnasked() throws Exception {
    alice.create(server, "token-a");
    bob.create(server, "token-b");
    alice.session().contacts().add(BOB, "Bob", Set.of(), false).toCompletableFuture().get();

    await().until(() -> bob.session().contacts().requests().size() == 1);
    assertThat(alice.session().contacts().find(BOB).orElseThrow().subscription())
        .isEqualTo(Contact.Subscription.ASKED);
    bob.session().contacts().decline(ALICE).toCompletableFuture().get();

    await().until(() -> bob.session().contacts().requests().isEmpty());
    await()
        .until(
            () ->
                alice.session().contacts().find(BOB).orElseThrow().subscription()
                    == Contact.Subscription.NONE);
  }

  @Test
  void removal_takesTheContactOffBothWays() throws Exception {
    befriend();

    alice.session().contacts().remove(BOB).toCompletableFuture().get();

    await().until(() -> alice.session().contacts().find(BOB).isEmpty());
    await()
        .until(
            () ->
                bob.session().contacts().find(ALICE).orElseThrow().subscription()
                    == Contact.Subscription.NONE);
  }

  @Test
  void wrongInvitation_isRefused_andTheRightOneTakenThen() throws Exception {
    assertFails(() -> alice.create(server, "stolen"), Cause.INVITATION_REFUSED);

    Session session = alice.create(server, "token-a");
    assertThat(session.connection()).isInstanceOf(ConnectionState.Online.class);
  }

  @Test
  void serverThatIsDown_isTold() throws Exception {
    server.isDown = true;

    assertFails(() -> alice.create(server, "token-a"), Cause.SERVER_UNREACHABLE);
  }

  @Test
  void contactWithoutSimpp_cannotBeWrittenTo() throws Exception {
    befriend();
    Jid carol = Jid.of("carol@simpp.example");
    alice.session().contacts().add(carol, "", Set.of(), false).toCompletableFuture().get();

    await().until(() -> alice.session().contacts().find(carol).isPresent());
    assertThat(alice.session().contacts().find(carol).orElseThrow().reachability())
        .isInstanceOfSatisfying(
            Reachability.Waiting.class,
            waiting -> assertThat(waiting.cause().cause()).isEqualTo(Cause.CONTACT_NOT_SUBSCRIBED));
  }

  private static Stanza plain(String from, String text) {
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .from(Jid.of(from))
        .type("chat")
        .payload(Bytes.utf8("<body>" + text + "</body>"))
        .build();
  }

  private static List<Jid> strangers(Desk desk) {
    return desk.session().conversations().strangers().stream().map(Contact::address).toList();
  }

  private void befriend() throws Exception {
    alice.create(server, "token-a");
    bob.create(server, "token-b");
    alice.session().contacts().add(BOB, "Bob", Set.of(), true).toCompletableFuture().get();
    bob.session().contacts().add(ALICE, "Alice", Set.of(), true).toCompletableFuture().get();
    await().until(() -> presence(alice, BOB).isAvailable());
    await().until(() -> presence(bob, ALICE).isAvailable());
  }

  private static Jid address(Desk desk) {
    return ((ConnectionState.Online) desk.session().connection()).address();
  }

  private static Presence presence(Desk desk, Jid contact) {
    return desk.session()
        .contacts()
        .find(contact)
        .map(Contact::presence)
        .orElse(Presence.of(Presence.Show.UNKNOWN));
  }

  private static void awaitReceived(Desk desk, Jid contact, String text) {
    await().untilAsserted(() -> assertThat(receivedTexts(desk, contact)).contains(text));
  }

  private static List<String> receivedTexts(Desk desk, Jid contact) throws Exception {
    return last(desk, contact, 200).stream().filter(Entry::isReceived).map(Entry::text).toList();
  }

  private static List<Entry> last(Desk desk, Jid contact, int limit) throws Exception {
    return desk.session().conversations().latest(contact, limit).toCompletableFuture().get();
  }

  @FunctionalInterface
  private interface Act {
    void run() throws Exception;
  }

  private static void assertFails(Act act, Cause cause) {
    assertThatThrownBy(act::run)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.trouble().cause()).isEqualTo(cause));
  }

  private static List<String> found(Desk desk, String query) throws Exception {
    return desk.session().search().find(query, 10).toCompletableFuture().get().entries().stream()
        .map(Entry::text)
        .toList();
  }
}
