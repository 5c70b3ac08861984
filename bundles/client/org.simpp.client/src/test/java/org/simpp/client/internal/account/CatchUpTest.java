package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Security;
import org.simpp.client.Gap;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.archive.ArchiveResult;
import org.simpp.xmpp.stanzaid.StanzaId;

/** What the archive has and a client has not. */
@Specification("XEP-0313, section 4")
class CatchUpTest {
  private static final Jid ALICE = TwoDesks.ALICE;
  private static final Jid BOB = TwoDesks.BOB;
  private static final Jid PHONE = Jid.of("bob@simpp.example/phone");
  private static final Instant NIGHT = Instant.now().minus(Duration.ofHours(9));

  @TempDir Path folder;
  private TwoDesks both;
  private ArchiveInMemory archive;

  @BeforeEach
  void talk() throws Exception {
    both = TwoDesks.befriended(folder);
    archive = both.server.archive;
    archive.isOn = true;
    both.alice.session().signOut().toCompletableFuture().get();
    both.alice.signIn(Desk.PIN);
    both.write("hello");
  }

  @AfterEach
  void close() {
    both.close();
  }

  @Test
  void messagesOfTheNight_areThereAfterSigningIn_inOrderAndOnce() throws Exception {
    leave();
    IntStream.range(0, 250).forEach(i -> plain(PHONE, ALICE, "night " + i));
    archive.asked.clear();

    back();

    List<String> expected = IntStream.range(0, 250).mapToObj(i -> "night " + i).toList();
    assertThat(received()).isEqualTo(expected);
    assertThat(archive.asked).hasSize(3).doesNotHaveDuplicates();
    assertThat(both.alices().unread()).containsEntry(BOB, 250);
    assertThat(gaps()).isEmpty();
    leave();
    back();
    assertThat(received()).isEqualTo(expected);
  }

  @Test
  @Specification("XEP-0359, section 3")
  void messageThatTheServerHeldAsWell_isShownOnce() throws Exception {
    leave();
    String id = plain(PHONE, ALICE, "held and archived");
    back();
    assertThat(received()).containsExactly("held and archived");

    both.server.inject(ALICE, held(id, "held and archived"));
    both.server.inject(ALICE, held("archived-9999", "another"));

    await().untilAsserted(() -> assertThat(received()).contains("another"));
    assertThat(received()).containsExactly("held and archived", "another");
  }

  @Test
  void whatCameOrLeftLive_isNotRepeated() throws Exception {
    both.bobs().send(ALICE, "an answer").toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(received()).contains("an answer"));
    Entry own = TwoDesks.last(both.alice, BOB);
    both.alices().react(BOB, own.id(), "👍").toCompletableFuture().get();
    Entry first = TwoDesks.entries(both.alice, BOB).get(0);
    both.alices().correct(BOB, first.id(), "hello, Bob").toCompletableFuture().get();
    both.bobs().react(ALICE, TwoDesks.last(both.bob, ALICE).id(), "👀").toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(TwoDesks.texts(both.bob, ALICE)).contains("hello, Bob"));
    await()
        .untilAsserted(
            () ->
                assertThat(TwoDesks.entries(both.alice, BOB))
                    .anyMatch(
                        one ->
                            one.additions().reactions().stream()
                                .anyMatch(reaction -> reaction.emoji().equals("👀"))));

    leave();
    back();
    leave();
    back();

    assertThat(TwoDesks.texts(both.alice, BOB)).containsExactly("hello, Bob", "an answer");
    assertThat(gaps()).isEmpty();
  }

  @Test
  void whatCannotBeOpenedAnyMore_saysSo_inBothDirections() throws Exception {
    leave();
    String box =
        "<simpp xmlns='urn:x-simpp:2007' t='43'>BwBiYm94Ym94Ym94Ym94Ym94Ym94Ym94Ym94Ym94Ym94Ym94Ym94Ym94Ym94</simpp>";
    put(ALICE, message(Jid.of("bob@simpp.example/desktop-1"), ALICE, "m1", box));
    put(ALICE, message(Jid.of("alice@simpp.example/phone"), BOB, "m2", box));
    put(ALICE, message(Jid.of("alice@simpp.example/phone"), BOB, "m3", "<body>plain</body>"));
    both.bob.session().signOut().toCompletableFuture().get();

    back();

    List<Entry> entries = TwoDesks.entries(both.alice, BOB);
    assertThat(entries).hasSize(4);
    assertThat(unopened(entries.get(1))).isEqualTo(Cause.MESSAGE_UNOPENED);
    assertThat(entries.get(1).isReceived()).isTrue();
    assertThat(unopened(entries.get(2))).isEqualTo(Cause.OWN_MESSAGE_UNOPENED);
    assertThat(entries.get(2).state()).isInstanceOf(Entry.State.Sent.class);
    assertThat(entries.get(3).text()).isEqualTo("plain");
    assertThat(entries.get(3).isReceived()).isFalse();
    leave();
    back();
    assertThat(TwoDesks.entries(both.alice, BOB)).hasSize(4);
  }

  @Test
  @Specification("XEP-0313, section 4.3.2")
  void archiveThatForgot_leavesAGap_andGivesWhatItHas() throws Exception {
    leave();
    back();
    leave();
    IntStream.range(0, 5).forEach(i -> plain(PHONE, ALICE, "night " + i));
    archive.forget(ALICE, 2);

    back();

    assertThat(received()).containsExactly("night 3", "night 4");
    Gap gap = onlyGap();
    assertThat(gap.cause().cause()).isEqualTo(Cause.ARCHIVE_FORGOTTEN);
    assertThat(gap.canTryAgain()).isFalse();
    assertThat(gap.after()).isEqualTo(TwoDesks.entries(both.alice, BOB).get(0).id());
    leave();
    back();
    assertThat(gaps()).containsExactly(gap);
  }

  @Test
  void archiveThatIsAway_leavesAGap_untilItAnswers() throws Exception {
    leave();
    plain(PHONE, ALICE, "missed");
    archive.refusal = StanzaCondition.INTERNAL_SERVER_ERROR;

    back();

    assertThat(received()).isEmpty();
    assertThat(onlyGap().cause().cause()).isEqualTo(Cause.ARCHIVE_AWAY);
    assertThat(onlyGap().canTryAgain()).isTrue();
    leave();
    back();
    assertThat(onlyGap().canTryAgain()).as("said once").isTrue();
    archive.refusal = null;
    both.alices().catchUp().toCompletableFuture().get();
    assertThat(received()).containsExactly("missed");
    assertThat(gaps()).isEmpty();
  }

  @Test
  void tooMuchAtOnce_leavesAGap_andGoesOnFromThere() throws Exception {
    leave();
    IntStream.range(0, 120).forEach(i -> plain(PHONE, ALICE, "night " + i));
    archive.pageSize = 2;

    back();

    await().untilAsserted(() -> assertThat(received()).hasSizeBetween(98, 100));
    await().untilAsserted(() -> assertThat(gaps()).hasSize(1));
    assertThat(onlyGap().cause().cause()).isEqualTo(Cause.ARCHIVE_LIMIT);
    assertThat(onlyGap().after()).isEqualTo(TwoDesks.last(both.alice, BOB).id());
    both.alices().catchUp().toCompletableFuture().get();
    assertThat(received()).isEqualTo(IntStream.range(0, 120).mapToObj(i -> "night " + i).toList());
    assertThat(gaps()).isEmpty();
  }

  @Test
  @Specification("XEP-0313, section 7.2")
  void resultsOfOthers_areNotTheArchives() throws Exception {
    Bytes forged =
        ArchiveResult.payload(
            "q", "1", NIGHT, StanzaCodec.encode(message(PHONE, ALICE, "x", "<body>no</body>")));
    both.server.inject(
        ALICE, Stanza.builder(Stanza.Kind.MESSAGE).from(PHONE).to(ALICE).payload(forged).build());
    both.server.inject(ALICE, held("archived-9999", "yes"));

    await().untilAsserted(() -> assertThat(received()).contains("yes"));
    assertThat(received()).containsExactly("yes");
  }

  @Test
  void accountThatWasUsedElsewhere_beginsWithAGap() throws Exception {
    Jid carol = Jid.of("carol@simpp.example");
    put(carol, message(PHONE, carol, "old", "<body>long ago</body>"));
    both.server.invite(carol, "token-c");
    try (Desk desk =
        new Desk(
            folder.resolve("carol"), carol, both.server.suite, both.server, new CardsInMemory())) {
      desk.create(both.server, "token-c");
      Conversations conversations = desk.session().conversations();
      assertThat(conversations.gaps(BOB).toCompletableFuture().get()).isEmpty();
      both.server.inject(carol, message(PHONE, carol, "new", "<body>now</body>"));
      await().untilAsserted(() -> assertThat(TwoDesks.texts(desk, BOB)).containsExactly("now"));

      List<Gap> gaps = conversations.gaps(BOB).toCompletableFuture().get();
      assertThat(gaps)
          .extracting(gap -> gap.cause().cause())
          .containsExactly(Cause.ARCHIVE_BEFORE_HISTORY);
      assertThat(gaps.get(0).after()).isNull();
    }
  }

  @Test
  void entriesFarBack_areReadFromThereOn() throws Exception {
    leave();
    IntStream.range(0, 60).forEach(i -> plain(PHONE, ALICE, "night " + i));
    back();
    List<Entry> all = TwoDesks.entries(both.alice, BOB);
    Entry middle = all.get(30);

    assertThat(both.alices().after(BOB, middle.id(), 10).toCompletableFuture().get())
        .isEqualTo(all.subList(31, 41));
    assertThat(both.alices().around(BOB, middle.id(), 5).toCompletableFuture().get())
        .isEqualTo(all.subList(25, 36));
    assertThat(both.alices().around(BOB, all.get(60).id(), 5).toCompletableFuture().get())
        .isEqualTo(all.subList(55, 61));
    assertThat(both.alices().around(Jid.of("x@y"), middle.id(), 5).toCompletableFuture().get())
        .isEmpty();
  }

  private void leave() throws Exception {
    both.alice.session().signOut().toCompletableFuture().get();
  }

  private void back() throws Exception {
    both.alice.signIn(Desk.PIN);
  }

  private String plain(Jid from, Jid to, String text) {
    return archive.put(to.bare(), NIGHT, message(from, to, "", "<body>" + text + "</body>"));
  }

  private void put(Jid account, Stanza message) {
    archive.put(account, NIGHT, message);
  }

  private static Stanza message(Jid from, Jid to, String id, String payload) {
    return Stanza.builder(Stanza.Kind.MESSAGE)
        .from(from)
        .to(to)
        .type("chat")
        .id(id.isEmpty() ? null : id)
        .payload(Bytes.utf8(payload))
        .build();
  }

  private static Stanza held(String id, String text) {
    String stamp = StanzaCodec.payload(new StanzaId(id, ALICE).toElement()).utf8();
    return message(PHONE, ALICE, "", "<body>" + text + "</body>" + stamp);
  }

  private List<String> received() throws Exception {
    return both.alices().latest(BOB, 500).toCompletableFuture().get().stream()
        .filter(Entry::isReceived)
        .map(Entry::text)
        .toList();
  }

  private List<Gap> gaps() throws Exception {
    return both.alices().gaps(BOB).toCompletableFuture().get();
  }

  private Gap onlyGap() throws Exception {
    assertThat(gaps()).hasSize(1);
    return gaps().get(0);
  }

  private static Cause unopened(Entry entry) {
    Trouble cause = ((Security.Unopened) entry.security()).cause();
    return cause.cause();
  }
}
