package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.simpp.model.Jid;
import org.simpp.store.jpa.availability.Availability;
import org.simpp.store.jpa.schema.Schema;
import org.simpp.store.jpa.schema.SchemaHook;

/** What MariaDB refuses, and what comes of it. */
@Timeout(60)
class MariaDbRefusalsTest {
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final Jid BOB = Jid.of("bob@simpp.local");

  @RegisterExtension static final SharedMariaDb SHARED = new SharedMariaDb();

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = SHARED.emptyStores();
    database.stores().accounts().create(ALICE, Instant.EPOCH, List.of());
    database.stores().accounts().create(BOB, Instant.EPOCH, List.of());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  void twoThatBlockEachOther_bothSucceed() throws Exception {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger attempts = new AtomicInteger();
    List<Callable<Boolean>> both =
        List.of(
            () -> lockInOrder(ALICE, BOB, bothHoldOne, attempts),
            () -> lockInOrder(BOB, ALICE, bothHoldOne, attempts));

    for (Future<Boolean> one : threads.invokeAll(both)) {
      assertThat(one.get()).isTrue();
    }

    assertThat(attempts).as("one of them was given up and ran again").hasValueGreaterThan(2);
  }

  private boolean lockInOrder(Jid first, Jid second, CyclicBarrier meeting, AtomicInteger attempts)
      throws Exception {
    return database
        .transactions()
        .call(
            "a test",
            rows -> {
              boolean isFirst = attempts.incrementAndGet() <= 2;
              Accounts.lockExisting(rows, first);
              if (isFirst) {
                meet(meeting);
              }
              Accounts.lockExisting(rows, second);
              return true;
            });
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the other one has not come", e);
    }
  }

  @Test
  void rowThatIsHeldForLong_isWaitedForAgain() throws Exception {
    CyclicBarrier held = new CyclicBarrier(2);
    Future<Boolean> holder =
        threads.submit(
            () ->
                database
                    .transactions()
                    .call(
                        "holding",
                        rows -> {
                          Accounts.lockExisting(rows, ALICE);
                          meet(held);
                          pause(SharedMariaDb.LOCK_WAIT_SECONDS * 1_000L + 1_500);
                          return true;
                        }));
    meet(held);
    AtomicInteger attempts = new AtomicInteger();

    database
        .transactions()
        .run(
            "a test",
            rows -> {
              attempts.incrementAndGet();
              Accounts.lockExisting(rows, ALICE);
            });

    assertThat(attempts).hasValueGreaterThan(1);
    assertThat(holder.get()).isTrue();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatAnOperatorMustPutRight_isSaid() throws Exception {
    assertThat(trouble(SHARED.pool("nobody_made_it", 1)))
        .contains("has no such database")
        .contains("nobody_made_it")
        .contains("org.ops4j.datasource-simpp.cfg");

    HikariDataSource stranger = SHARED.pool("simpp", 1);
    stranger.setPassword("another");
    assertThat(trouble(stranger)).contains("user or password").doesNotContain("another");

    SHARED.mariaDb().execute("CREATE USER IF NOT EXISTS 'guest'@'%' IDENTIFIED BY 'guest'");
    HikariDataSource guest = SHARED.pool("simpp", 1);
    guest.setUsername("guest");
    guest.setPassword("guest");
    assertThat(trouble(guest)).contains("may not use that database").contains("guest");
  }

  /** What a server that starts with it says. */
  private static String trouble(HikariDataSource source) {
    try (source) {
      Availability availability = new Availability();
      SchemaHook hook = new SchemaHook(availability);
      assertThatThrownBy(() -> hook.prepare(source)).isInstanceOf(SQLException.class);
      return availability.trouble().orElseThrow();
    }
  }

  @Test
  void upgradeThatAnotherServerMakes_isWaitedFor() throws Exception {
    try (HikariDataSource source = SHARED.emptyDatabase("busy");
        var other = SHARED.pool("busy", 1);
        var connection = other.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DO GET_LOCK('simpp-busy', 0)");
      Future<Boolean> upgrade =
          threads.submit(
              () -> {
                new Schema().upgrade(source);
                return true;
              });
      pause(2_000);
      assertThat(upgrade.isDone()).isFalse();
      assertThat(SHARED.mariaDb().execute("SHOW TABLES FROM busy")).isEmpty();

      statement.execute("DO RELEASE_LOCK('simpp-busy')");

      assertThat(upgrade.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
