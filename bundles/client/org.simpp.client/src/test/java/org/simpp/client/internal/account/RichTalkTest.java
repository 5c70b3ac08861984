package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.simpp.client.internal.account.TwoDesks.ALICE;
import static org.simpp.client.internal.account.TwoDesks.BOB;
import static org.simpp.client.internal.account.TwoDesks.entries;
import static org.simpp.client.internal.account.TwoDesks.last;
import static org.simpp.client.internal.account.TwoDesks.texts;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ClientException;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Reaction;
import org.simpp.client.Presence;
import org.simpp.client.Trouble.Cause;
import org.simpp.itests.specification.Specification;
import org.simpp.model.MessageId;

/**
 * What is more than a text, from one whole client to the other, through a server that reads none.
 */
class RichTalkTest {
  private TwoDesks both;

  @BeforeEach
  void befriend(@TempDir Path folder) throws Exception {
    both = TwoDesks.befriended(folder);
  }

  @AfterEach
  void close() {
    both.close();
  }

  @Test
  @Specification("XEP-0333, section 4")
  void textThatIsSeen_isMarkedRead_withAllBeforeIt() throws Exception {
    both.write("one");
    both.write("two");
    both.bobs().markRead(ALICE);

    await()
        .untilAsserted(
            () ->
                assertThat(entries(both.alice, BOB))
                    .allSatisfy(
                        entry -> assertThat(entry.state()).isInstanceOf(Entry.State.Read.class)));
    restartAlice();
    assertThat(last(both.alice, BOB).state()).isInstanceOf(Entry.State.Read.class);
    assertServerReadNothing("displayed", "markable");
  }

  @Test
  @Specification("XEP-0308, section 3")
  void correction_standsInTheTextsPlace_onBothSides() throws Exception {
    both.write("But soft, what light through yonder airlock breaks?");
    awaitDelivered();
    done(both.alices().correct(BOB, last(both.alice, BOB).id(), "yonder window breaks"));

    awaitText("yonder window breaks");
    for (Entry entry : List.of(last(both.bob, ALICE), last(both.alice, BOB))) {
      assertThat(entry.text()).isEqualTo("yonder window breaks");
      assertThat(entry.additions().isCorrected()).isTrue();
    }
    assertThat(entries(both.bob, ALICE)).hasSize(1);
    assertThat(both.bobs().unread()).containsEntry(ALICE, 1);
    assertServerReadNothing("replace", "window");
  }

  @Test
  @Specification("XEP-0308, section 4")
  void onlyTheLastOwnText_canBeCorrected() throws Exception {
    both.write("one");
    both.write("two");
    awaitDelivered();
    both.bobs().send(ALICE, "three").toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(texts(both.alice, BOB)).contains("three"));
    List<Entry> entries = entries(both.alice, BOB);

    assertRefused(both.alices().correct(BOB, entries.get(0).id(), "not the last"));
    assertRefused(both.alices().correct(BOB, entries.get(2).id(), "not her own"));
    assertRefused(both.alices().correct(BOB, new MessageId("99"), "none"));
    done(both.alices().correct(BOB, entries.get(1).id(), "two, corrected"));
    await().untilAsserted(() -> assertThat(texts(both.bob, ALICE)).contains("two, corrected"));
    assertThat(texts(both.bob, ALICE)).containsExactly("one", "two, corrected", "three");
  }

  @Test
  @Specification("XEP-0424, section 3")
  void withdrawal_takesTheTextFromBothScreens() throws Exception {
    both.write("for somebody else");
    awaitDelivered();
    MessageId id = last(both.alice, BOB).id();
    assertRefused(both.bobs().withdraw(ALICE, last(both.bob, ALICE).id()));
    done(both.alices().withdraw(BOB, id));

    await().until(() -> last(both.bob, ALICE).additions().isWithdrawn());
    assertThat(last(both.bob, ALICE).text()).isEmpty();
    assertThat(last(both.alice, BOB).text()).isEmpty();
    assertRefused(both.alices().correct(BOB, id, "back"));
    assertRefused(both.alices().react(BOB, id, "👍"));
    assertServerReadNothing("retract");
  }

  @Test
  @Specification("XEP-0461, section 3")
  void answer_quotesWhatItAnswers_asItIsNow() throws Exception {
    both.write("Shall we bake a cake?");
    awaitDelivered();
    done(both.bobs().answer(ALICE, last(both.bob, ALICE).id(), "Great idea!"));

    await().untilAsserted(() -> assertThat(texts(both.alice, BOB)).contains("Great idea!"));
    Entry.Quote there = last(both.alice, BOB).additions().quote();
    Entry.Quote here = last(both.bob, ALICE).additions().quote();
    assertThat(there.text()).isEqualTo("Shall we bake a cake?");
    assertThat(there.isReceived()).isFalse();
    assertThat(there.id()).isEqualTo(entries(both.alice, BOB).get(0).id());
    assertThat(here.isReceived()).isTrue();
    done(both.alices().correct(BOB, there.id(), "Shall we bake two cakes?"));
    await()
        .untilAsserted(
            () ->
                assertThat(last(both.bob, ALICE).additions().quote().text())
                    .isEqualTo("Shall we bake two cakes?"));
    assertServerReadNothing("urn:xmpp:reply", "cake");
  }

  @Test
  @Specification("XEP-0444, section 3")
  void reactions_areShownOnBothSides_andTakenBack() throws Exception {
    both.write("Hello, world!");
    awaitDelivered();
    MessageId alices = last(both.alice, BOB).id();
    done(both.bobs().react(ALICE, last(both.bob, ALICE).id(), "👋"));
    await()
        .untilAsserted(
            () ->
                assertThat(last(both.alice, BOB).additions().reactions())
                    .containsExactly(new Reaction("👋", false, true)));
    done(both.alices().react(BOB, alices, "👋"));
    done(both.alices().react(BOB, alices, "🐢"));
    await()
        .untilAsserted(
            () ->
                assertThat(last(both.bob, ALICE).additions().reactions())
                    .containsExactly(
                        new Reaction("👋", true, true), new Reaction("🐢", false, true)));
    done(both.alices().react(BOB, alices, "👋"));
    await()
        .untilAsserted(
            () ->
                assertThat(last(both.bob, ALICE).additions().reactions())
                    .containsExactlyInAnyOrder(
                        new Reaction("👋", true, false), new Reaction("🐢", false, true)));
    assertThatThrownBy(() -> done(both.alices().react(BOB, alices, "no emoji")))
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertServerReadNothing("reaction");
  }

  @Test
  @Specification("XEP-0085, section 5")
  void typing_isTold_andEndsWithTheText() throws Exception {
    List<ConversationEvent> heard = new CopyOnWriteArrayList<>();
    both.write("a session");
    both.bobs().listen(heard::add);

    both.alices().typing(BOB, true);
    both.alices().typing(BOB, true);
    await().until(() -> heard.contains(new ConversationEvent.Typing(ALICE, true)));
    both.write("what was typed");
    await().until(() -> heard.contains(new ConversationEvent.Typing(ALICE, false)));
    assertThat(heard.stream().filter(ConversationEvent.Typing.class::isInstance)).hasSize(2);
    assertThat(both.server.tap)
        .filteredOn(stanza -> stanza.contains("no-permanent-store"))
        .hasSize(1)
        .allMatch(stanza -> stanza.contains("no-store") && stanza.contains("no-copy"));
    assertServerReadNothing("composing", "chatstates");
  }

  @Test
  void changeThatCannotLeave_leavesAfterARestart() throws Exception {
    both.write("Hello");
    awaitDelivered();
    MessageId id = last(both.alice, BOB).id();
    both.server.swallows = "t='43'";
    done(both.alices().correct(BOB, id, "Hello, Bob"));
    restartAlice();
    both.server.swallows = "";
    restartBob();

    awaitText("Hello, Bob");
    assertThat(last(both.alice, BOB).text()).isEqualTo("Hello, Bob");
    assertThat(entries(both.bob, ALICE)).hasSize(1);
  }

  @Test
  void toAProgramThatKnowsTextsAlone_nothingMoreIsSent() throws Exception {
    both.write("Hello");
    awaitDelivered();
    assertThat(both.alices().takesMore(BOB)).isTrue();
    both.bob.session().signOut().toCompletableFuture().get();
    await().until(() -> !both.alices().takesMore(BOB));
    assertRefused(both.alices().react(BOB, last(both.alice, BOB).id(), "👍"));
  }

  @Test
  void draft_isThereAfterARestart() throws Exception {
    both.alices().keepDraft(BOB, "half a 句");
    restartAlice();
    assertThat(both.alices().draft(BOB).toCompletableFuture().get()).isEqualTo("half a 句");
  }

  private void restartAlice() throws Exception {
    both.alice.session().signOut().toCompletableFuture().get();
    both.alice.signIn(Desk.PIN);
  }

  private void restartBob() throws Exception {
    both.bob.session().signOut().toCompletableFuture().get();
    both.bob.signIn(Desk.PIN);
    await()
        .until(
            () ->
                both.bob.session().contacts().find(ALICE).orElseThrow().presence().show()
                    == Presence.Show.AVAILABLE);
  }

  private void awaitDelivered() {
    await()
        .untilAsserted(
            () ->
                assertThat(last(both.alice, BOB).state())
                    .isInstanceOf(Entry.State.Delivered.class));
  }

  private void awaitText(String text) {
    await().untilAsserted(() -> assertThat(last(both.bob, ALICE).text()).isEqualTo(text));
  }

  private void assertServerReadNothing(String... words) {
    assertThat(both.server.tap).isNotEmpty();
    for (String word : words) {
      assertThat(both.server.tap).noneMatch(stanza -> stanza.contains(word));
    }
  }

  private static void done(CompletionStage<?> stage) throws Exception {
    stage.toCompletableFuture().get();
  }

  private static void assertRefused(CompletionStage<?> stage) {
    assertThatThrownBy(() -> done(stage))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> assertThat(e.trouble().cause()).isEqualTo(Cause.CHANGE_NOT_POSSIBLE));
  }
}
