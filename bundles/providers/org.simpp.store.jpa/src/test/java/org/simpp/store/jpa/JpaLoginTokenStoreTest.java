package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.LoginTokenStoreContract;
import org.simpp.store.OpenStores;

class JpaLoginTokenStoreTest extends LoginTokenStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
