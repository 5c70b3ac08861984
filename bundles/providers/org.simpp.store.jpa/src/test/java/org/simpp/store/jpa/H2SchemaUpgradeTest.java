package org.simpp.store.jpa;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2SchemaUpgradeTest extends SchemaUpgradeScenarios {
  @Override
  DataSource empty(Path folder) {
    return Database.pool(folder);
  }

  @Override
  void dispose(DataSource source) {
    ((JdbcConnectionPool) source).dispose();
  }
}
