package org.simpp.store.jpa.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.mariadb.MariaDb;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies.Summary;
import org.simpp.store.StoreCopies.Table;
import org.simpp.store.StoreCopies.Target;
import org.simpp.store.jpa.schema.Schema;

/** Copies of every table that the schema has, between H2, files and a real MariaDB. */
class CopiesTest {
  private static final int ROWS = 23;

  @TempDir static Path shared;
  private static MariaDb mariaDb;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    mariaDb = MariaDb.start(shared.resolve("m"));
  }

  @AfterAll
  static void stop() throws Exception {
    mariaDb.close();
  }

  @Test
  void backup_hasEveryTableOfTheSchema_andIsReadBack() throws Exception {
    Copies copies = copies(filled(h2("source")));
    Path file = folder.resolve("backup.simpp");

    Summary written = copies.write(file);

    assertThat(names(written)).isEqualTo(tablesOfTheSchema());
    assertThat(written.tables()).allMatch(one -> one.rows() == ROWS);
    assertThat(copies.rehearse(file)).isEqualTo(written);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void backup_ofMariaDb_isReadBackIntoH2() throws Exception {
    Copies copies = copies(filled(empty("backed")));
    Path file = folder.resolve("backup.simpp");

    Summary written = copies.write(file);

    assertThat(names(written)).isEqualTo(tablesOfTheSchema());
    assertThat(copies.rehearse(file)).isEqualTo(written);
  }

  @Test
  void backup_ofAnEarlierVersion_isReadBack_andUpgraded() throws Exception {
    DataSource earlier = h2("earlier");
    new Schema().upgrade(earlier);
    List<String> all;
    try (Connection connection = earlier.getConnection()) {
      all = Tables.changeSets(connection);
    }
    DataSource old = h2("old");
    new Schema().build(old, all.subList(0, 4));
    fill(old);
    Path file = folder.resolve("backup.simpp");
    Summary written = copies(old).write(file);

    assertThat(written.schema()).isEqualTo(all.get(3));
    assertThat(copies(old).rehearse(file)).isEqualTo(written);
  }

  @Test
  void backup_whileRowsAreAdded_isOfOneInstant() throws Exception {
    DataSource source = filled(h2("source"));
    Copies copies = copies(onFirstRead(source, () -> AnyRows.fill(source, 1_000, ROWS)));

    Summary written = copies.write(folder.resolve("backup.simpp"));

    assertThat(written.tables()).allMatch(one -> one.rows() == ROWS);
    assertThat(copies(source).write(folder.resolve("later.simpp")).tables())
        .allMatch(one -> one.rows() == 2 * ROWS);
  }

  @Test
  void damagedBackup_isRefused_orReadAsItWasWritten() throws Exception {
    Copies copies = copies(filled(h2("source")));
    Path file = folder.resolve("backup.simpp");
    Summary written = copies.write(file);
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.simpp");
    int refusals = 0;
    for (int at = 100; at < whole.length; at += whole.length / 29) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x10;
      Files.write(damaged, bytes);
      try {
        assertThat(copies.rehearse(damaged))
            .as("byte %d of %d is none of the content", at, whole.length)
            .isEqualTo(written);
      } catch (CopyException refused) {
        refusals++;
      }
    }
    assertThat(refusals).isGreaterThan(20);
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> copies.rehearse(damaged)).isInstanceOf(CopyException.class);
  }

  @Test
  void existingFile_isNotWrittenOver() throws Exception {
    Path file = Files.writeString(folder.resolve("backup.simpp"), "mine");

    assertThatThrownBy(() -> copies(filled(h2("source"))).write(file))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void migrate_takesEveryRowToMariaDb_afterARehearsalThatChangesNothing() throws Exception {
    DataSource source = filled(h2("source"));
    Target target = target("migrated");
    make("migrated");

    Summary rehearsed = copies(source).migrate(target, true);
    assertThat(mariaDb.execute("SHOW TABLES FROM migrated")).isEmpty();
    Summary done = copies(source).migrate(target, false);

    assertThat(done).isEqualTo(rehearsed);
    assertThat(names(done)).isEqualTo(tablesOfTheSchema());
    assertThat(contents(empty(target))).isEqualTo(contents(source));
    assertThat(mariaDb.execute("SHOW TABLES FROM migrated")).doesNotContain("copy_state");
    assertThatThrownBy(() -> copies(source).migrate(target, false))
        .hasMessageContaining("has tables already");
  }

  @Test
  void migrate_thatWasInterrupted_goesOn() throws Exception {
    DataSource source = filled(h2("source"));
    Target target = target("interrupted");
    make("interrupted");
    DataSource other = empty(target);
    for (int pages : new int[] {0, 3, 7}) {
      assertThatThrownBy(() -> new Transfer(source::getConnection, failing(other, pages)).run())
          .hasMessageContaining("the line is cut");
      assertThatThrownBy(() -> new Schema().requireFinished(other))
          .hasMessageContaining("is not finished");
    }

    Summary done = copies(source).migrate(target, false);

    assertThat(done.tables()).allMatch(one -> one.rows() == ROWS);
    assertThat(contents(other)).isEqualTo(contents(source));
    new Schema().requireFinished(other);
  }

  @Test
  void migrate_ofWhatHasChangedSinceItWasInterrupted_takesTheChangesToo() throws Exception {
    DataSource source = filled(h2("source"));
    make("changed");
    Target target = target("changed");
    DataSource other = empty(target);
    assertThatThrownBy(() -> new Transfer(source::getConnection, failing(other, 5)).run())
        .hasMessageContaining("the line is cut");
    change(source);

    Summary done = copies(source).migrate(target, false);

    assertThat(contents(other)).isEqualTo(contents(source));
    assertThat(done.tables())
        .allMatch(one -> one.rows() == (one.name().equals("invitation") ? ROWS : ROWS + ROWS));
  }

  @Test
  void migrate_ofWhatChangesWhileItIsCopied_takesTheChangesToo() throws Exception {
    DataSource source = filled(h2("source"));
    make("moved");
    AtomicInteger snapshots = new AtomicInteger();
    Transfer transfer =
        new Transfer(
            () -> {
              if (snapshots.getAndIncrement() == 1) {
                change(source);
              }
              return source.getConnection();
            },
            empty(target("moved")));

    transfer.run();

    assertThat(snapshots).hasValue(3);
    assertThat(contents(empty(target("moved")))).isEqualTo(contents(source));
  }

  @Test
  void migrate_ofWhatGoesOnChanging_isRefused_andLeavesNoDatabaseThatCouldBeUsed()
      throws Exception {
    DataSource source = filled(h2("source"));
    make("restless");
    Transfer transfer =
        new Transfer(
            () -> {
              execute(source, "UPDATE account SET last_arrival = last_arrival + 1");
              return source.getConnection();
            },
            empty(target("restless")));

    assertThatThrownBy(transfer::run)
        .isInstanceOf(CopyException.class)
        .hasMessageContainingAll("goes on changing", "account", "drain the server");
    assertThatThrownBy(() -> new Schema().requireFinished(empty(target("restless"))))
        .hasMessageContaining("is not finished");
  }

  /** Rows are added to every table, some go, some are others. */
  private static void change(DataSource source) throws SQLException {
    execute(source, "DELETE FROM invitation");
    AnyRows.fill(source, 1_000, ROWS);
    execute(source, "UPDATE account SET last_arrival = last_arrival + 1");
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Set<String> tablesOfTheSchema() throws IOException {
    try (InputStream in = CopiesTest.class.getResourceAsStream("/db/changelog.xml")) {
      String changelog = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> made = named("createTable", changelog);
      made.removeAll(named("dropTable", changelog));
      made.remove("schema_state");
      return made;
    }
  }

  private static Set<String> named(String change, String changelog) {
    return Pattern.compile("<" + change + "[^>]*tableName=\"(\\w+)\"")
        .matcher(changelog)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Summary summary) {
    return summary.tables().stream()
        .map(Table::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every row of every table, in the order of the keys' bytes. */
  private static Set<String> contents(DataSource database) throws Exception {
    Set<String> all = new TreeSet<>();
    try (Connection connection = database.getConnection()) {
      for (TableShape table : Tables.of(connection)) {
        for (Pages.Found one : new Pages(connection, table).next(null)) {
          all.add(table.name() + " " + one.key().hex() + " " + one.row().hex());
        }
      }
    }
    return all;
  }

  private Copies copies(DataSource database) {
    return new Copies(
        database,
        url -> {
          try {
            return DriverManager.getDriver(url);
          } catch (SQLException e) {
            throw new CopyException("no driver", e);
          }
        },
        folder.resolve("scratch"));
  }

  private static DataSource filled(DataSource database) throws SQLException {
    new Schema().upgrade(database);
    return fill(database);
  }

  private static DataSource fill(DataSource database) throws SQLException {
    AnyRows.fill(database, 0, ROWS);
    return database;
  }

  private DataSource h2(String name) throws SQLException {
    return empty(new Target("jdbc:h2:file:" + folder.resolve(name).toAbsolutePath(), "simpp", ""));
  }

  private static DataSource empty(String name) throws Exception {
    make(name);
    return empty(target(name));
  }

  private static DataSource empty(Target target) throws SQLException {
    return new UrlDataSource(DriverManager.getDriver(target.url()), target);
  }

  private static void make(String name) throws Exception {
    mariaDb.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
  }

  private static Target target(String name) {
    return new Target(
        "jdbc:mysql://127.0.0.1:" + mariaDb.port() + "/" + name, MariaDb.USER, MariaDb.PASSWORD);
  }

  /** A database whose connections fail when a page is to be noted, after {@code pages} of them. */
  private static DataSource failing(DataSource database, int pages) {
    AtomicInteger made = new AtomicInteger();
    return wrapped(
        database,
        call -> {
          if (call.contains("INSERT INTO copy_state") && made.getAndIncrement() == pages) {
            throw new SQLException("the line is cut");
          }
        });
  }

  /** A database of which something else is done once the first table has been counted or read. */
  private static DataSource onFirstRead(DataSource database, Step step) {
    AtomicInteger reads = new AtomicInteger();
    return wrapped(
        database,
        call -> {
          if (call.startsWith("prepareStatement") && reads.getAndIncrement() == 1) {
            step.take();
          }
        });
  }

  private interface Step {
    void take() throws SQLException;
  }

  private interface Watch {
    void called(String methodAndArguments) throws SQLException;
  }

  private static DataSource wrapped(DataSource database, Watch watch) {
    return (DataSource)
        Proxy.newProxyInstance(
            CopiesTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object result = invoke(database, method, arguments);
              return result instanceof Connection connection ? watched(connection, watch) : result;
            });
  }

  private static Connection watched(Connection connection, Watch watch) {
    return (Connection)
        Proxy.newProxyInstance(
            CopiesTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              watch.called(method.getName() + Arrays.toString(arguments));
              return invoke(connection, method, arguments);
            });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
