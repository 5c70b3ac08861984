package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;

/** A database that goes away under the stores, and comes back. */
@Timeout(180)
class LostMariaDbTest {
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final int THREADS = 8;

  /** A connection's three seconds, or a statement's ten, and some for a busy machine. */
  private static final Duration FIRST_REFUSAL = Duration.ofSeconds(20);

  private static final Duration LATER_REFUSAL = Duration.ofMillis(500);
  private static final Duration RETURN = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private MariaDb mariaDb;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    mariaDb = MariaDb.start(folder.resolve("m"));
    mariaDb.execute("CREATE DATABASE simpp");
    HikariDataSource pool = SharedMariaDb.pool(mariaDb, "simpp", THREADS);
    database = new Database(pool, pool::close);
    database.stores().accounts().create(ALICE, Instant.EPOCH, List.of());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
    mariaDb.close();
  }

  @Test
  void stopped_isRefusedSoon_andComesBackByItself() throws Exception {
    mariaDb.stop();
    assertThatEverythingIsRefused();
    assertThat(database.status().outage()).get().asString().contains("since");

    mariaDb.startAgain();
    assertThatItComesBack();
  }

  @Test
  void killedAmongWrites_keepsWhatItHasAcknowledged() throws Exception {
    int kept = 0;
    Future<Boolean> killer =
        threads.submit(
            () -> {
              Thread.sleep(700);
              mariaDb.kill();
              return true;
            });
    try {
      while (true) {
        hold(kept);
        kept++;
      }
    } catch (StoreException away) {
      assertThat(away.reason()).isEqualTo(Reason.UNAVAILABLE);
    }
    assertThat(killer.get()).isTrue();
    assertThat(kept).isPositive();

    mariaDb.startAgain();
    assertThatItComesBack();

    // the last one may have been written without an answer
    assertThat(database.stores().heldStanzas().count(ALICE)).isBetween(kept, kept + 1);
  }

  @Test
  void frozen_isRefusedWithinTheTimeOfAStatement_andComesBackByItself() throws Exception {
    mariaDb.freeze();
    try {
      assertThatEverythingIsRefused();
    } finally {
      mariaDb.thaw();
    }
    assertThatItComesBack();
  }

  private void assertThatEverythingIsRefused() throws Exception {
    List<Future<Duration>> first = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      first.add(threads.submit(this::refusal));
    }
    for (Future<Duration> one : first) {
      assertThat(one.get()).isLessThan(FIRST_REFUSAL);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(refusal()).isLessThan(LATER_REFUSAL);
    }
  }

  /** How long it takes. */
  private Duration refusal() {
    long began = System.nanoTime();
    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> database.stores().accounts().find(ALICE));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(refused).as("it was not refused").isNotNull();
    assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
    return took;
  }

  private void assertThatItComesBack() throws Exception {
    long end = System.nanoTime() + RETURN.toNanos();
    while (database.status().outage().isPresent() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(database.status().outage()).isEmpty();
    assertThat(database.stores().accounts().find(ALICE)).isPresent();
  }

  private void hold(int number) throws StoreException {
    database
        .stores()
        .heldStanzas()
        .hold(ALICE, Instant.EPOCH, Bytes.utf8("<message id='" + number + "'/>"), 1_000_000);
  }
}
