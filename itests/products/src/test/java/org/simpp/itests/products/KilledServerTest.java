package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;
import org.simpp.itests.specification.Specification;

/**
 * The server is killed while clients write to each other, starts again, and they go on with their
 * sessions: every message that was written arrives, in its order and once.
 *
 * <p>{@code -Dsimpp.kills=200 -Dsimpp.kills.database=mariadb -Dsimpp.kills.seed=1} asks for another
 * number, another database or the same instants again.
 */
class KilledServerTest {
  private static final int CLIENTS = 6;
  private static final int KILLS = Integer.getInteger("simpp.kills", 3);
  private static final String DATABASE = System.getProperty("simpp.kills.database", "h2");
  private static final String PASSWORD = "a long password";
  private static final int ATTEMPTS = 3;
  private static final int MOST_MILLIS = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final List<PersistentClient> clients = new ArrayList<>();

  @Test
  @Specification("XEP-0198, section 5")
  void killedServer_losesNothing_andRepeatsNothing() throws Exception {
    if (DATABASE.equals("mariadb")) {
      try (MariaDb database = MariaDb.start(folder.resolve("m"))) {
        MariaDbData.prepare(data(), database);
        killAndLook();
      }
    } else {
      killAndLook();
    }
  }

  private Path data() {
    return folder.resolve("killed-server");
  }

  private void killAndLook() throws Exception {
    long seed = Long.getLong("simpp.kills.seed", System.nanoTime());
    System.out.println("instants of the kills: -Dsimpp.kills.seed=" + seed);
    Random random = new Random(seed);
    int[] ports = {Product.freePort(), Product.freePort(), Product.freePort()};
    RunningServer server = start(ports);
    try {
      begin(server, ports[1]);
      for (int kill = 1; kill <= KILLS; kill++) {
        int resumptions = kill - 1;
        awaitAll("resumed", client -> client.resumed() >= resumptions);
        clients.forEach(client -> client.send(true));
        Thread.sleep(200 + random.nextInt(MOST_MILLIS));
        server.java().destroyForcibly();
        server.awaitEnd();
        server.close();
        server = start(ports);
      }
      awaitAll("resumed", client -> client.resumed() >= KILLS);
      clients.forEach(client -> client.send(false));
      awaitAll("acknowledged", PersistentClient::isAcknowledged);
      assertThatEverythingArrives(seed);
    } finally {
      clients.forEach(PersistentClient::close);
      server.close();
    }
  }

  /**
   * As a supervisor does, who starts it again: on a busy machine the database may take longer to
   * open after a kill than a connection to it is waited for.
   */
  private RunningServer start(int[] ports) throws Exception {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return RunningServer.startAt(data(), ports[0], ports[1], ports[2]);
      } catch (IOException e) {
        System.out.println("start " + attempt + ": " + e.getMessage());
      }
    }
    return RunningServer.startAt(data(), ports[0], ports[1], ports[2]);
  }

  private void begin(RunningServer server, int port) throws Exception {
    for (int number = 0; number < CLIENTS; number++) {
      server.shellOutput("simpp:user-add", "--password", PASSWORD, "u" + number + "@simpp.local");
    }
    for (int number = 0; number < CLIENTS; number++) {
      String contact = "u" + (number + 1) % CLIENTS;
      clients.add(new PersistentClient(port, "u" + number, PASSWORD, contact));
    }
    awaitAll("logged in", PersistentClient::isAcknowledged);
  }

  private interface State {
    boolean holds(PersistentClient client);
  }

  private void awaitAll(String what, State state) throws InterruptedException {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (!clients.stream().allMatch(state::holds) && System.nanoTime() < patience) {
      for (PersistentClient client : clients) {
        if (client.failure().isPresent()) {
          throw new AssertionError(what + ": " + client, client.failure().get());
        }
      }
      Thread.sleep(50);
    }
    assertThat(clients).as(what).allMatch(state::holds);
  }

  private void assertThatEverythingArrives(long seed) throws InterruptedException {
    awaitAll("with everything", client -> client.got().size() >= writerTo(client).sent());
    // what comes twice may come a little later
    Thread.sleep(500);
    int all = 0;
    for (int number = 0; number < CLIENTS; number++) {
      PersistentClient writer = clients.get(number);
      PersistentClient reader = readerOf(writer);
      assertThat(reader.got())
          .as("what u%d wrote; seed %d", number, seed)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, writer.sent()).boxed().toList());
      all += writer.sent();
    }
    System.out.println(all + " messages through " + KILLS + " kills, on " + DATABASE);
    assertThat(all).isGreaterThan(KILLS * CLIENTS);
  }

  private PersistentClient readerOf(PersistentClient writer) {
    return clients.get((clients.indexOf(writer) + 1) % CLIENTS);
  }

  private PersistentClient writerTo(PersistentClient reader) {
    return clients.get((clients.indexOf(reader) + CLIENTS - 1) % CLIENTS);
  }
}
