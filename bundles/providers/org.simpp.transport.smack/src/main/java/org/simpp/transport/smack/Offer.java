package org.simpp.transport.smack;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the server listed last among its stream features, beside what Smack keeps of it. Safe for
 * use by many threads.
 */
final class Offer {
  private final Set<String> features = ConcurrentHashMap.newKeySet();
  private final Set<String> bindings = ConcurrentHashMap.newKeySet();

  /** Another list begins. */
  void begin() {
    features.clear();
    bindings.clear();
  }

  void feature(String namespace) {
    features.add(namespace);
  }

  void binding(String type) {
    bindings.add(type);
  }

  /** The namespaces of the features. */
  Set<String> features() {
    return Set.copyOf(features);
  }

  /** The types of channel binding (XEP-0440). */
  Set<String> bindings() {
    return Set.copyOf(bindings);
  }
}
