package org.simpp.store;

/** The stores in memory as one provider's. */
record MemoryStores(MemoryStore store) implements OpenStores {
  @Override
  public Stores stores() {
    return new Stores(store, store, store, store, store, store, store, store.archive(), store);
  }

  @Override
  public void close() {}
}
