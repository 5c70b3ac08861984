package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.OpenStores;
import org.simpp.store.RosterStoreContract;

class JpaRosterStoreTest extends RosterStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
