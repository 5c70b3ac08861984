package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.HeldStanzaStoreContract;
import org.simpp.store.OpenStores;

class JpaHeldStanzaStoreTest extends HeldStanzaStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
