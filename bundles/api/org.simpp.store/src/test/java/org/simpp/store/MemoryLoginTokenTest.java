package org.simpp.store;

import java.nio.file.Path;

class MemoryLoginTokenTest extends LoginTokenStoreContract {
  @Override
  protected OpenStores open(Path folder) {
    return new MemoryStores(new MemoryStore());
  }
}
