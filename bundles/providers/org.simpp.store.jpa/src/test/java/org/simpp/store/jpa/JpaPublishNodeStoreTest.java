package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.OpenStores;
import org.simpp.store.PublishNodeStoreContract;

class JpaPublishNodeStoreTest extends PublishNodeStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
