package org.simpp.store;

import java.nio.file.Path;

class MemoryArchiveTest extends ArchiveStoreContract {
  @Override
  protected OpenStores open(Path folder) {
    MemoryStore store = new MemoryStore();
    Stores stores = new Stores(store, store, store, store, store, store, store, store.archive());
    return new OpenStores() {
      @Override
      public Stores stores() {
        return stores;
      }

      @Override
      public void close() {}
    };
  }
}
