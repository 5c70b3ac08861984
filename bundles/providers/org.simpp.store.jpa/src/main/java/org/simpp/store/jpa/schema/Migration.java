package org.simpp.store.jpa.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.MySQLDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** One run of Liquibase. */
final class Migration {
  private Migration() {}

  /** What is done with the changelog. */
  @FunctionalInterface
  private interface Work {
    void run(Liquibase liquibase, List<String> known, List<String> applied) throws Exception;
  }

  static void run(DataSource database) throws SQLException {
    run(
        database,
        (liquibase, known, applied) -> liquibase.update(new Contexts(), new LabelExpression()));
  }

  /** Only as far as {@code wanted}, which must be the beginning of the changelog. */
  static void run(DataSource database, List<String> wanted) throws SQLException {
    run(
        database,
        (liquibase, known, applied) -> {
          if (wanted.size() > known.size() || !known.subList(0, wanted.size()).equals(wanted)) {
            throw new SQLException(
                "it is of a newer version, or another branch, of the server: its schema has %s"
                    .formatted(wanted.isEmpty() ? "nothing" : wanted.get(wanted.size() - 1)));
          }
          int missing = wanted.size() - applied.size();
          if (missing > 0) {
            liquibase.update(missing, new Contexts(), new LabelExpression());
          }
        });
  }

  private static void run(DataSource database, Work work) throws SQLException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Liquibase finds its parts by the thread's class loader
    thread.setContextClassLoader(Liquibase.class.getClassLoader());
    try (Connection connection = database.getConnection()) {
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(connection, work));
    } catch (SQLException refused) {
      throw refused;
    } catch (Exception failed) {
      throw new SQLException("the schema cannot be upgraded: " + failed.getMessage(), failed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void update(Connection connection, Work work) throws Exception {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    if (database instanceof MySQLDatabase) {
      ServerLock.whileHeld(connection, () -> update(database, work));
    } else {
      // one process alone has the file open
      update(database, work);
    }
  }

  private static void update(Database database, Work work) throws Exception {
    ClassLoader bundle = Migration.class.getClassLoader();
    ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor(bundle);
    try {
      Liquibase liquibase = new Liquibase(Schema.CHANGELOG, resources, database);
      liquibase.setShowSummary(UpdateSummaryEnum.OFF);
      List<String> known = ids(liquibase);
      List<String> applied = requireKnown(database, known);
      // nobody else upgrades it now: a lock in it is that of a run that was killed
      LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
      work.run(liquibase, known, applied);
    } finally {
      resources.close();
    }
  }

  private static List<String> ids(Liquibase liquibase) throws Exception {
    return liquibase.getDatabaseChangeLog().getChangeSets().stream()
        .map(set -> set.getId())
        .toList();
  }

  /** The change sets that were applied. */
  private static List<String> requireKnown(Database database, List<String> known) throws Exception {
    List<String> applied = new ArrayList<>();
    for (RanChangeSet ran : database.getRanChangeSetList()) {
      if (!known.contains(ran.getId())) {
        throw new SQLException(
            "a newer version of the server made this database (its schema has "
                + ran.getId()
                + "); run that version, or restore a backup made by this one");
      }
      applied.add(ran.getId());
    }
    return applied;
  }
}
