package org.simpp.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import org.simpp.store.InvitationStoreContract;
import org.simpp.store.OpenStores;

class JpaInvitationStoreTest extends InvitationStoreContract {
  @Override
  protected OpenStores open(Path folder) throws SQLException {
    return Database.open(folder);
  }
}
