package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.simpp.client.internal.account.TwoDesks.ALICE;
import static org.simpp.client.internal.account.TwoDesks.BOB;
import static org.simpp.client.internal.account.TwoDesks.last;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Disclosure;
import org.simpp.client.Entry;
import org.simpp.client.Presence;
import org.simpp.client.Presence.Show;
import org.simpp.client.Session;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/** What contacts learn of somebody: what was chosen, that nobody is there, and no more. */
class OwnPresenceTest {
  private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");

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
  @Specification("XEP-0319, section 2.1")
  @Specification("XEP-0319, section 2.2")
  void whoDoesNotUseTheComputer_isAwaySinceThen_untilTheyDo() {
    alice().announce(new Presence(Show.AVAILABLE, "at my desk"));
    alice().idleSince(SINCE);
    awaitSeen(new Presence(Show.AWAY, "at my desk", SINCE));
    assertThat(alice().chosen()).isEqualTo(new Presence(Show.AVAILABLE, "at my desk"));
    assertThat(alice().presence().show()).isEqualTo(Show.AWAY);

    alice().back();
    awaitSeen(new Presence(Show.AVAILABLE, "at my desk"));
  }

  @Test
  void whatWasChosen_isNotOverriddenByIdleness() {
    for (Presence chosen :
        List.of(new Presence(Show.BUSY, "in a review"), new Presence(Show.AWAY, "at lunch"))) {
      alice().announce(chosen);
      awaitSeen(chosen);
      alice().idleSince(SINCE);
      alice().announce(new Presence(chosen.show(), "still"));
      awaitSeen(new Presence(chosen.show(), "still"));
      alice().back();
    }
    alice().idleSince(SINCE);
    alice().announce(Presence.of(Show.AVAILABLE));
    awaitSeen(new Presence(Show.AWAY, "", SINCE));
    alice().announce(Presence.of(Show.BUSY));
    awaitSeen(Presence.of(Show.BUSY));
    assertThat(presences()).noneMatch(xml -> xml.contains(">dnd<") && xml.contains("idle"));
  }

  @Test
  void idleness_isNotTold_whereThePersonDoesNotWantIt() throws Exception {
    done(alice().disclose(Disclosure.USUAL.withIdleness(false)));
    alice().idleSince(SINCE);
    alice().announce(new Presence(Show.AVAILABLE, "one"));
    awaitSeen(new Presence(Show.AVAILABLE, "one"));
    assertThat(presences()).noneMatch(xml -> xml.contains("urn:xmpp:idle:1"));

    done(alice().disclose(Disclosure.USUAL));
    awaitSeen(new Presence(Show.AWAY, "one", SINCE));
    done(alice().disclose(Disclosure.USUAL.withIdleness(false)));
    awaitSeen(new Presence(Show.AVAILABLE, "one"));
  }

  @Test
  void doNotDisturb_outlivesSigningOut_andAwayDoesNot() throws Exception {
    alice().announce(new Presence(Show.BUSY, "until  Monday\n"));
    restartAlice();
    awaitSeen(new Presence(Show.BUSY, "until Monday"));

    alice().announce(new Presence(Show.AWAY, "at lunch"));
    restartAlice();
    awaitSeen(Presence.of(Show.AVAILABLE));
  }

  @Test
  void timesThatAreNone_areNotShown() {
    Jid program = ALICE.withResource("elsewhere");
    for (String since : List.of("yesterday", Instant.now().plus(Duration.ofDays(1)).toString())) {
      both.server.inject(
          BOB,
          Stanza.builder(Stanza.Kind.PRESENCE)
              .from(program)
              .payload(
                  Bytes.utf8(
                      "<show>chat</show><status>%s</status>".formatted(since)
                          + "<idle xmlns='urn:xmpp:idle:1' since='%s'/>".formatted(since)))
              .build());
      awaitSeen(new Presence(Show.CHAT, since));
    }
  }

  @Test
  void readMarksAndTyping_areNotSent_whereThePersonDoesNotWantIt() throws Exception {
    both.write("one");
    done(bob().disclose(new Disclosure(false, false, true)));
    int before = contents();
    both.bobs().typing(ALICE, true);
    both.bobs().markRead(ALICE);
    both.bobs().typing(ALICE, false);
    both.bobs().send(ALICE, "two").toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(last(both.alice, BOB).text()).isEqualTo("two"));

    assertThat(contents() - before).as("what left sealed: the text alone").isEqualTo(1);
    assertThat(TwoDesks.entries(both.alice, BOB).get(0).state())
        .isInstanceOf(Entry.State.Delivered.class);

    done(bob().disclose(Disclosure.USUAL));
    both.write("three");
    both.bobs().markRead(ALICE);
    await()
        .untilAsserted(
            () -> assertThat(last(both.alice, BOB).state()).isInstanceOf(Entry.State.Read.class));
  }

  @Test
  void disclosure_areKeptWithTheAccount() throws Exception {
    Disclosure wanted = new Disclosure(false, true, false);
    done(alice().disclose(wanted));
    restartAlice();
    assertThat(alice().disclosure()).isEqualTo(wanted);
    assertThat(bob().disclosure()).isEqualTo(Disclosure.USUAL);
  }

  private Session alice() {
    return both.alice.session();
  }

  private Session bob() {
    return both.bob.session();
  }

  private void restartAlice() throws Exception {
    alice().signOut().toCompletableFuture().get();
    both.alice.signIn(Desk.PIN);
  }

  private void awaitSeen(Presence presence) {
    await()
        .untilAsserted(
            () ->
                assertThat(bob().contacts().find(ALICE).orElseThrow().presence())
                    .isEqualTo(presence));
  }

  private List<String> presences() {
    return both.server.tap.stream().filter(xml -> xml.startsWith("<presence")).toList();
  }

  private int contents() {
    return (int) both.server.tap.stream().filter(xml -> xml.contains("t='43'")).count();
  }

  private static void done(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get();
  }
}
