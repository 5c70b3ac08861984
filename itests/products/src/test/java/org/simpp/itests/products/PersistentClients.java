package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Clients in a ring: each writes to the next one, and is to get what the one before it wrote, all
 * of it, in its order and once.
 */
final class PersistentClients implements AutoCloseable {
  private static final String PASSWORD = "a long password";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<PersistentClient> clients = new ArrayList<>();

  private PersistentClients() {}

  /** Makes the accounts, and returns when all are logged in. */
  static PersistentClients begin(RunningServer server, int count) throws Exception {
    makeAccounts(server, count);
    PersistentClients ring = new PersistentClients();
    for (int number = 0; number < count; number++) {
      String contact = "u" + (number + 1) % count;
      ring.clients.add(
          new PersistentClient(server.directTlsPort(), "u" + number, PASSWORD, contact));
    }
    ring.awaitAll("logged in", PersistentClient::isAcknowledged);
    return ring;
  }

  private static void makeAccounts(RunningServer server, int count) throws Exception {
    server.script(
        IntStream.range(0, count)
            .mapToObj(
                "simpp:user-add --password '%s' u%%d@simpp.local".formatted(PASSWORD)::formatted)
            .toArray(String[]::new));
  }

  List<PersistentClient> all() {
    return List.copyOf(clients);
  }

  /** Whether they write from now on. */
  void send(boolean write) {
    clients.forEach(client -> client.send(write));
  }

  /** Waits until that is so of each of them. */
  void awaitAll(String what, Predicate<PersistentClient> state) throws InterruptedException {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (!clients.stream().allMatch(state) && System.nanoTime() < patience) {
      for (PersistentClient client : clients) {
        if (client.failure().isPresent()) {
          throw new AssertionError(what + ": " + client, client.failure().get());
        }
      }
      Thread.sleep(50);
    }
    assertThat(clients).as(what).allMatch(state);
  }

  /**
   * Has them stop writing and waits for what is on its way.
   *
   * @param context of a failure
   * @return how many messages there were
   */
  int assertThatEverythingArrives(String context) throws InterruptedException {
    send(false);
    awaitAll("acknowledged", PersistentClient::isAcknowledged);
    awaitAll("with everything", client -> client.got().size() >= writerTo(client).sent());
    // what comes twice may come a little later
    Thread.sleep(500);
    int all = 0;
    for (PersistentClient reader : clients) {
      PersistentClient writer = writerTo(reader);
      assertThat(reader.got())
          .as("what %s got; %s", reader, context)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, writer.sent()).boxed().toList());
      all += writer.sent();
    }
    return all;
  }

  @Override
  public void close() {
    clients.forEach(PersistentClient::close);
  }

  private PersistentClient writerTo(PersistentClient reader) {
    return clients.get((clients.indexOf(reader) + clients.size() - 1) % clients.size());
  }
}
