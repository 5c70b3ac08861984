package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.AccountStoreContract;
import org.simpp.store.OpenStores;

class JpaAccountStoreTest extends AccountStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
