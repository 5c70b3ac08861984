package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.simpp.client.Contact;
import org.simpp.client.Conversations;
import org.simpp.client.Entry;
import org.simpp.client.Reachability;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Jid;

/** Alice and Bob, each at a whole client, who have each other on the list, and their server. */
final class TwoDesks implements AutoCloseable {
  static final Jid ALICE = Jid.of("alice@simpp.example");
  static final Jid BOB = Jid.of("bob@simpp.example");

  final ServerInMemory server;
  final Desk alice;
  final Desk bob;

  private TwoDesks(Path folder) {
    Simpp2007Suite suite = new Simpp2007Suite();
    server = new ServerInMemory(suite);
    alice = new Desk(folder.resolve("alice"), ALICE, suite, server, new CardsInMemory());
    bob = new Desk(folder.resolve("bob"), BOB, suite, server, new CardsInMemory());
  }

  static TwoDesks befriended(Path folder) throws Exception {
    return befriended(folder, "");
  }

  /**
   * @param hidden a feature that neither learns of the other's program
   */
  static TwoDesks befriended(Path folder, String hidden) throws Exception {
    return befriended(folder, hidden, server -> {});
  }

  /**
   * @param prepare what is done with the server before anybody knows it
   */
  static TwoDesks befriended(Path folder, String hidden, Consumer<ServerInMemory> prepare)
      throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    TwoDesks both = new TwoDesks(folder);
    both.server.hiddenFeature = hidden;
    prepare.accept(both.server);
    both.server.invite(ALICE, "token-a");
    both.server.invite(BOB, "token-b");
    both.alice.create(both.server, "token-a");
    both.bob.create(both.server, "token-b");
    both.alice.session().contacts().add(BOB, "Bob", Set.of(), true).toCompletableFuture().get();
    both.bob.session().contacts().add(ALICE, "Alice", Set.of(), true).toCompletableFuture().get();
    await().until(() -> canWrite(both.alice, BOB));
    await().until(() -> canWrite(both.bob, ALICE));
    return both;
  }

  /** What Alice writes to Bob, once he has it. */
  Entry write(String text) throws Exception {
    Entry sent = alices().send(BOB, text).toCompletableFuture().get();
    await().untilAsserted(() -> assertThat(texts(bob, ALICE)).contains(text));
    return sent;
  }

  Conversations alices() {
    return alice.session().conversations();
  }

  Conversations bobs() {
    return bob.session().conversations();
  }

  static List<Entry> entries(Desk desk, Jid contact) throws Exception {
    return desk.session().conversations().latest(contact, 200).toCompletableFuture().get();
  }

  static Entry last(Desk desk, Jid contact) throws Exception {
    List<Entry> all = entries(desk, contact);
    return all.get(all.size() - 1);
  }

  static List<String> texts(Desk desk, Jid contact) throws Exception {
    return entries(desk, contact).stream().map(Entry::text).toList();
  }

  private static boolean canWrite(Desk desk, Jid contact) {
    return desk.session()
        .contacts()
        .find(contact)
        .map(Contact::reachability)
        .filter(now -> now instanceof Reachability.Secured || now instanceof Reachability.Securable)
        .isPresent();
  }

  @Override
  public void close() {
    alice.close();
    bob.close();
    server.close();
  }
}
