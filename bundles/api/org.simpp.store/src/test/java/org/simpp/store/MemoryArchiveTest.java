package org.simpp.store;

import java.nio.file.Path;

class MemoryArchiveTest extends ArchiveStoreContract {
  @Override
  protected OpenStores open(Path folder) {
    return new MemoryStores(new MemoryStore());
  }
}
