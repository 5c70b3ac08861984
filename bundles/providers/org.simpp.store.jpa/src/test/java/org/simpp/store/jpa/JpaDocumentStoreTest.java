package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.DocumentStoreContract;
import org.simpp.store.OpenStores;

class JpaDocumentStoreTest extends DocumentStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
