package org.simpp.registry;

import java.util.Map;

/** Reads a service's {@code service.ranking} and bundle (OSGi Core 8, section 5.2.5). */
final class ServiceRank {
  private ServiceRank() {}

  static int of(Map<String, Object> properties) {
    return properties.get("service.ranking") instanceof Integer rank ? rank : 0;
  }

  static long bundleOf(Map<String, Object> properties) {
    return properties.get("service.bundleid") instanceof Long bundle ? bundle : Served.NOBODY;
  }
}
