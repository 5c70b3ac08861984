package org.simpp.store.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.store.jpa.availability.Availability;

class SchemaHookTest {
  @TempDir Path folder;
  private final Availability availability = new Availability();
  private final SchemaHook hook = new SchemaHook(availability);

  @Test
  void trouble_lastsUntilTheDatabaseIsThere() throws Exception {
    byte[] noise = new byte[100_000];
    Arrays.fill(noise, (byte) 0x5a);
    Path file = Files.write(folder.resolve("simpp.mv.db"), noise);
    assertThat(availability.trouble()).isEmpty();

    assertThatThrownBy(() -> hook.prepare(database())).isInstanceOf(SQLException.class);
    assertThat(availability.trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("backup"));

    Files.delete(file);
    hook.prepare(database());
    assertThat(availability.trouble()).isEmpty();
  }

  @Test
  void databaseThatTakesItsTime_isWaitedFor() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    hook.prepare(
        answering(
            () -> {
              if (asked.incrementAndGet() < 4) {
                throw new SQLTransientConnectionException("timed out");
              }
              return database().getConnection();
            }));
    assertThat(availability.trouble()).isEmpty();
    assertThat(asked).hasValueGreaterThan(4);
  }

  @Test
  void databaseThatRefuses_isAskedOnce_andOneThatIsMuteNotForEver() {
    assertThat(timesAsked(new SQLException("refused"))).isEqualTo(1);
    assertThat(timesAsked(null)).isEqualTo(5);
  }

  private int timesAsked(@Nullable SQLException cause) {
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                hook.prepare(
                    answering(
                        () -> {
                          asked.incrementAndGet();
                          throw new SQLTransientConnectionException("timed out", cause);
                        })))
        .isInstanceOf(SQLTransientConnectionException.class);
    assertThat(availability.trouble()).isPresent();
    return asked.get();
  }

  private static DataSource answering(Callable<Connection> connections) {
    return (DataSource)
        Proxy.newProxyInstance(
            SchemaHookTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connections.call());
  }

  private JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("simpp").toAbsolutePath());
    database.setUser("simpp");
    return database;
  }
}
