package org.simpp.registry;

import java.util.Map;
import org.simpp.crypto.CipherSuite;

/** Offers suites to a registry as the framework does: from a bundle, with a rank. */
public final class Offers {
  private Offers() {}

  public static void bind(CipherSuites suites, CipherSuite suite, long bundle, int rank) {
    suites.bind(suite, Map.of("service.bundleid", bundle, "service.ranking", rank));
  }

  public static void unbind(CipherSuites suites, CipherSuite suite) {
    suites.unbind(suite);
  }
}
