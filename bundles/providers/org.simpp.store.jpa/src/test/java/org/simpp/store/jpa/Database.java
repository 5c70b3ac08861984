package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcConnectionPool;
import org.simpp.store.OpenStores;
import org.simpp.store.Stores;
import org.simpp.store.jpa.schema.Schema;

/** The JPA stores over an H2 file, set up as in the server but without OSGi. */
final class Database implements OpenStores {
  private final JdbcConnectionPool pool;
  private final EntityManagerFactory factory;
  private final Stores stores;

  private Database(JdbcConnectionPool pool) throws SQLException {
    this.pool = pool;
    new Schema().upgrade(pool);
    factory =
        new PersistenceProvider()
            .createEntityManagerFactory(
                "simpp",
                Map.of("javax.persistence.nonJtaDataSource", pool, "eclipselink.weaving", "false"));
    Transactions transactions = new Transactions(factory);
    stores =
        new Stores(
            new JpaAccountStore(transactions),
            new JpaRosterStore(transactions),
            new JpaHeldStanzaStore(transactions),
            new JpaInvitationStore(transactions),
            new JpaRegisteredKeyStore(transactions));
  }

  static Database open(Path folder) throws SQLException {
    return new Database(pool(folder));
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

  DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    factory.close();
    pool.dispose();
  }
}
