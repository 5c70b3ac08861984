package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.CardFacts;
import org.simpp.client.ClientException;
import org.simpp.client.Entry;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Jid;

/** With the product's own software cards. */
class SoftwareCardTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");

  @Test
  void wrongPin_isToldWithTheTriesLeft(@TempDir Path folder) throws Exception {
    Simpp2007Suite suite = new Simpp2007Suite();
    try (ServerInMemory server = new ServerInMemory(suite);
        Desk alice =
            new Desk(folder, ALICE, suite, server, Desk.softwareCards(folder.resolve("cards")))) {
      server.invite(ALICE, "token-a");
      alice.create(server, "token-a");
      alice.session().signOut().toCompletableFuture().get();

      assertThatThrownBy(() -> alice.signIn("999999"))
          .cause()
          .isInstanceOfSatisfying(
              ClientException.class,
              e -> {
                assertThat(e.trouble().cause()).isEqualTo(Cause.PIN_WRONG);
                assertThat(e.trouble().parameters()).containsExactly("2");
              });
      CardFacts known = alice.messenger.accounts().toCompletableFuture().get().get(0).card();
      assertThat(known.triesLeft()).isEqualTo(2);
      assertThat(known.kind()).isEqualTo(CardFacts.Kind.SOFTWARE);
      alice
          .messenger
          .changePin(ALICE, Desk.secret(Desk.PIN), Desk.secret("161803"))
          .toCompletableFuture()
          .get();
      alice.signIn("161803");
      assertThatThrownBy(() -> prove(alice, Desk.PIN))
          .cause()
          .isInstanceOfSatisfying(
              ClientException.class,
              e -> assertThat(e.trouble().cause()).isEqualTo(Cause.PIN_WRONG));
      assertThat(alice.session().card().toCompletableFuture().get().orElseThrow().triesLeft())
          .isEqualTo(2);
      prove(alice, "161803");
      assertThat(alice.session().card().toCompletableFuture().get().orElseThrow().triesLeft())
          .isEqualTo(3);
    }
  }

  private static void prove(Desk desk, String secret) throws Exception {
    desk.session().prove(Desk.secret(secret)).toCompletableFuture().get();
  }

  @Test
  void damagedCard_isToldByItsFileAndNotAsMissing(@TempDir Path folder) throws Exception {
    Simpp2007Suite suite = new Simpp2007Suite();
    Path cards = folder.resolve("cards");
    try (ServerInMemory server = new ServerInMemory(suite);
        Desk alice = new Desk(folder, ALICE, suite, server, Desk.softwareCards(cards))) {
      server.invite(ALICE, "token-a");
      alice.create(server, "token-a");
      alice.session().signOut().toCompletableFuture().get();
      Path newer = only(cards, ".card");
      Path older = only(cards, ".card.previous");
      byte[] whole = Files.readAllBytes(newer);

      Files.write(newer, new byte[10]);
      Files.write(older, new byte[10]);
      assertThatThrownBy(() -> alice.signIn(Desk.PIN))
          .cause()
          .isInstanceOfSatisfying(
              ClientException.class,
              e -> {
                assertThat(e.trouble().cause()).isEqualTo(Cause.CARD_DAMAGED);
                assertThat(e.trouble().parameters()).containsExactly(newer.toString());
              });

      Files.write(newer, whole);
      alice.signIn(Desk.PIN);
    }
  }

  @Test
  void cardMendedByItsLastGoodCopy_isTold_alsoAfterAWrongPin(@TempDir Path folder)
      throws Exception {
    Simpp2007Suite suite = new Simpp2007Suite();
    Path cards = folder.resolve("cards");
    try (ServerInMemory server = new ServerInMemory(suite);
        Desk alice = new Desk(folder, ALICE, suite, server, Desk.softwareCards(cards))) {
      server.invite(ALICE, "token-a");
      alice.create(server, "token-a");
      assertThat(alice.session().notices()).isEmpty();
      alice.session().signOut().toCompletableFuture().get();

      Files.write(only(cards, ".card"), new byte[10]);
      assertThatThrownBy(() -> alice.signIn("999999"));
      alice.signIn(Desk.PIN);
      assertThat(alice.session().notices())
          .extracting(Trouble::cause)
          .containsExactly(Cause.CARD_MENDED);
      assertThat(alice.session().notices().get(0).parameters()).containsExactly(cards.toString());
      alice.session().signOut().toCompletableFuture().get();

      alice.signIn(Desk.PIN);
      assertThat(alice.session().notices()).isEmpty();
    }
  }

  @Test
  void historyTornByACrash_isTold_andNotAsDamaged(@TempDir Path folder) throws Exception {
    Simpp2007Suite suite = new Simpp2007Suite();
    try (ServerInMemory server = new ServerInMemory(suite);
        Desk alice = new Desk(folder, ALICE, suite, server, new CardsInMemory())) {
      server.invite(ALICE, "token-a");
      alice.create(server, "token-a");
      Jid bob = Jid.of("bob@simpp.example");
      alice.session().contacts().add(bob, "", Set.of(), true).toCompletableFuture().get();
      await().until(() -> alice.session().contacts().find(bob).isPresent());
      alice.session().conversations().send(bob, "one").toCompletableFuture().get();
      alice.session().conversations().send(bob, "two").toCompletableFuture().get();
      alice.session().signOut().toCompletableFuture().get();
      Path history = anywhere(folder, ".history");
      byte[] whole = Files.readAllBytes(history);
      Files.write(history, Arrays.copyOf(whole, whole.length - 5));

      alice.signIn(Desk.PIN);

      assertThat(alice.session().notices())
          .extracting(Trouble::cause)
          .containsExactly(Cause.HISTORY_TORN);
      assertThat(alice.session().notices().get(0).parameters()).containsExactly(history.toString());
      assertThat(
              alice.session().conversations().latest(bob, 9).toCompletableFuture().get().stream()
                  .map(Entry::text))
          .containsExactly("one");
    }
  }

  private static Path anywhere(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  private static Path only(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }
}
