package org.simpp.store;

/** Stores, and the database behind them, which is closed with them. */
public interface OpenStores extends AutoCloseable {
  Stores stores();

  @Override
  void close();
}
