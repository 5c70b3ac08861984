package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.OpenStores;
import org.simpp.store.RegisteredKeyStoreContract;

class JpaRegisteredKeyStoreTest extends RegisteredKeyStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
