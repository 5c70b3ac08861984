package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcConnectionPool;
import org.simpp.store.OpenStores;
import org.simpp.store.StoreStatus;
import org.simpp.store.Stores;
import org.simpp.store.jpa.availability.Availability;
import org.simpp.store.jpa.schema.Schema;

/** The JPA stores over a database, set up as in the server but without OSGi. */
final class Database implements OpenStores {
  private final DataSource source;
  private final Runnable closing;
  private final EntityManagerFactory factory;
  private final Availability availability;
  private final DatabaseWatch watch;
  private final Transactions transactions;
  private final Stores stores;

  /**
   * @param closing what is to be done with the source in the end
   */
  Database(DataSource source, Runnable closing) throws SQLException {
    this.source = source;
    this.closing = closing;
    new Schema().upgrade(source);
    factory =
        new PersistenceProvider()
            .createEntityManagerFactory(
                "simpp",
                Map.of(
                    "javax.persistence.nonJtaDataSource", source, "eclipselink.weaving", "false"));
    availability = new Availability();
    watch = new DatabaseWatch(factory, availability);
    transactions = new Transactions(factory, availability);
    ArchiveAccounts archives = new ArchiveAccounts(transactions);
    stores =
        new Stores(
            new JpaAccountStore(transactions, archives),
            new JpaRosterStore(transactions),
            new JpaHeldStanzaStore(transactions),
            new JpaInvitationStore(transactions),
            new JpaRegisteredKeyStore(transactions),
            new JpaDocumentStore(transactions),
            new JpaPublishNodeStore(transactions),
            new JpaArchiveStore(transactions, archives),
            new JpaLoginTokenStore(transactions));
  }

  /** Over an H2 file. */
  static Database open(Path folder) throws SQLException {
    JdbcConnectionPool pool = pool(folder);
    return new Database(pool, pool::dispose);
  }

  /** As {@code etc/org.ops4j.datasource-simpp.cfg} has it. */
  static JdbcConnectionPool pool(Path folder) {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:" + file(folder) + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000", "simpp", "");
    pool.setMaxConnections(8);
    return pool;
  }

  static Path file(Path folder) {
    return folder.resolve("simpp").toAbsolutePath();
  }

  @Override
  public Stores stores() {
    return stores;
  }

  StoreStatus status() {
    return availability;
  }

  Transactions transactions() {
    return transactions;
  }

  DataSource dataSource() {
    return source;
  }

  @Override
  public void close() {
    watch.close();
    factory.close();
    closing.run();
  }
}
