package org.simpp.store.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.simpp.itests.mariadb.MariaDb;

/**
 * One MariaDB for all test classes that want one; it is started with the first and ends with the
 * last.
 */
final class SharedMariaDb implements BeforeAllCallback {
  /** Shorter than a server has it, for tests that wait. */
  static final int LOCK_WAIT_SECONDS = 2;

  private static final String SETTINGS =
      "?connectTimeout=2000&socketTimeout=10000&rewriteBatchedStatements=true"
          + "&sessionVariables=innodb_lock_wait_timeout="
          + LOCK_WAIT_SECONDS;

  private Running running;

  private record Running(MariaDb mariaDb, Path folder) implements AutoCloseable {
    static Running begin(String key) {
      try {
        Path folder = Files.createTempDirectory("simpp");
        return new Running(MariaDb.start(folder), folder);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("no MariaDB to test with", e);
      }
    }

    @Override
    public void close() throws IOException {
      mariaDb.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SharedMariaDb.class))
            .getOrComputeIfAbsent("running", Running::begin, Running.class);
  }

  MariaDb mariaDb() {
    return running.mariaDb();
  }

  /** The stores over the schema without a row; migrated once, as that takes seconds. */
  Database emptyStores() throws IOException, InterruptedException, SQLException {
    mariaDb().execute("CREATE DATABASE IF NOT EXISTS simpp");
    HikariDataSource pool = pool("simpp", 8);
    Database database = new Database(pool, pool::close);
    List<String> tables =
        mariaDb().execute("SHOW TABLES FROM simpp").lines().filter(SharedMariaDb::isOurs).toList();
    mariaDb()
        .execute(
            tables.stream()
                .map(table -> "DELETE FROM simpp." + table + ";")
                .collect(Collectors.joining("", "SET FOREIGN_KEY_CHECKS=0;", "")));
    return database;
  }

  private static boolean isOurs(String table) {
    return !table.startsWith("DATABASECHANGELOG") && !table.equals("schema_state");
  }

  /** A database with nothing in it at all. */
  HikariDataSource emptyDatabase(String name) throws IOException, InterruptedException {
    mariaDb().execute("DROP DATABASE IF EXISTS %1$s; CREATE DATABASE %1$s".formatted(name));
    return pool(name, 2);
  }

  HikariDataSource pool(String name, int connections) {
    return pool(mariaDb(), name, connections);
  }

  static HikariDataSource pool(MariaDb mariaDb, String name, int connections) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl("jdbc:mysql://127.0.0.1:" + mariaDb.port() + "/" + name + SETTINGS);
    configuration.setUsername(MariaDb.USER);
    configuration.setPassword(MariaDb.PASSWORD);
    configuration.setMaximumPoolSize(connections);
    configuration.setMinimumIdle(1);
    configuration.setConnectionTimeout(3_000);
    configuration.setValidationTimeout(2_000);
    configuration.setInitializationFailTimeout(-1);
    configuration.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    HikariDataSource source = new HikariDataSource();
    configuration.copyStateTo(source);
    return source;
  }
}
