package org.simpp.store.jpa.schema;

import java.sql.Connection;
import java.sql.SQLException;
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

  static void run(DataSource database) throws SQLException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Liquibase finds its parts by the thread's class loader
    thread.setContextClassLoader(Liquibase.class.getClassLoader());
    try (Connection connection = database.getConnection()) {
      Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(connection));
    } catch (SQLException refused) {
      throw refused;
    } catch (Exception failed) {
      throw new SQLException("the schema cannot be upgraded: " + failed.getMessage(), failed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void update(Connection connection) throws Exception {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    if (database instanceof MySQLDatabase) {
      ServerLock.whileHeld(connection, () -> update(database));
    } else {
      // one process alone has the file open
      update(database);
    }
  }

  private static void update(Database database) throws Exception {
    ClassLoader bundle = Migration.class.getClassLoader();
    ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor(bundle);
    try {
      Liquibase liquibase = new Liquibase(Schema.CHANGELOG, resources, database);
      liquibase.setShowSummary(UpdateSummaryEnum.OFF);
      requireKnown(database, liquibase);
      // nobody else upgrades it now: a lock in it is that of a run that was killed
      LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
      liquibase.update(new Contexts(), new LabelExpression());
    } finally {
      resources.close();
    }
  }

  private static void requireKnown(Database database, Liquibase liquibase) throws Exception {
    List<String> known =
        liquibase.getDatabaseChangeLog().getChangeSets().stream().map(set -> set.getId()).toList();
    for (RanChangeSet applied : database.getRanChangeSetList()) {
      if (!known.contains(applied.getId())) {
        throw new SQLException(
            "a newer version of the server made this database (its schema has "
                + applied.getId()
                + "); run that version, or restore a backup made by this one");
      }
    }
  }
}
