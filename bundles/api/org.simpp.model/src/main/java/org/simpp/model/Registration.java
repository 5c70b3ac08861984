package org.simpp.model;

import org.osgi.annotation.versioning.ProviderType;

/** Something that was registered and can be taken back; taking it back twice does nothing. */
@ProviderType
@FunctionalInterface
public interface Registration extends AutoCloseable {
  @Override
  void close();
}
