package org.simpp.store.jpa;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.simpp.store.LoginTokenStoreContract;
import org.simpp.store.OpenStores;

class MariaDbLoginTokenStoreTest extends LoginTokenStoreContract {
  @RegisterExtension static final SharedMariaDb SHARED = new SharedMariaDb();

  @Override
  protected OpenStores open(Path folder) throws Exception {
    return SHARED.emptyStores();
  }
}
