package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
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
  private static final int ATTEMPTS = 3;
  private static final int MOST_MILLIS = 3_000;

  @TempDir Path folder;

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
    try (PersistentClients clients = PersistentClients.begin(server, CLIENTS)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        int resumptions = kill - 1;
        clients.awaitAll("resumed", client -> client.resumed() >= resumptions);
        clients.send(true);
        Thread.sleep(200 + random.nextInt(MOST_MILLIS));
        server.java().destroyForcibly();
        server.awaitEnd();
        server.close();
        server = start(ports);
        if (kill % 10 == 0) {
          System.out.println(kill + " kills");
        }
      }
      clients.awaitAll("resumed", client -> client.resumed() >= KILLS);
      int all = clients.assertThatEverythingArrives("seed " + seed);
      System.out.println(all + " messages through " + KILLS + " kills, on " + DATABASE);
      assertThat(all).isGreaterThan(KILLS * CLIENTS);
    } finally {
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
}
