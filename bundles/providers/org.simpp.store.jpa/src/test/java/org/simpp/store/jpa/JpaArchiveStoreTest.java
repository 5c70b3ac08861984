package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.ArchiveStoreContract;
import org.simpp.store.OpenStores;

class JpaArchiveStoreTest extends ArchiveStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
