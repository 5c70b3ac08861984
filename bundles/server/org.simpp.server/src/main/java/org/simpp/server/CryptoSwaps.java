package org.simpp.server;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Replaces the crypto provider while calls are made. Published as an OSGi service for as long as
 * the bundle is active. Every method that changes something blocks, and leaves one line in the
 * audit log, made or refused.
 */
@ProviderType
public interface CryptoSwaps {
  /** The longest that a swap may wait for the calls in the former provider. */
  Duration LONGEST_DRAIN = Duration.ofMinutes(10);

  /**
   * A bundle that provides cipher suites.
   *
   * @param bundle its id in the framework
   * @param name symbolic name and version: {@code org.simpp.crypto.jca/0.1.0}
   * @param suites their numbers: {@code 0x0701}
   */
  record Provider(long bundle, String name, List<String> suites) {
    public Provider {
      suites = List.copyOf(suites);
    }
  }

  /**
   * What a swap came to.
   *
   * @param from the provider that served before, as symbolic name and version
   * @param to the one that serves now
   * @param drained whether all calls inside the former one came back in time
   * @param watched how many of the first calls have gone well
   * @param proven whether that is enough; if not, they are still watched, and a failure still rolls
   *     back
   */
  record Swapped(
      String from, String to, List<String> suites, boolean drained, int watched, boolean proven) {
    public Swapped {
      suites = List.copyOf(suites);
    }
  }

  /**
   * Installs a provider beside the one that serves, starts it and tests it on known answers. One
   * that fails is uninstalled again. What is staged takes no call yet.
   *
   * @param what the name of a feature, or the address of a bundle: {@code file:}, {@code mvn:} …
   * @throws AdministrationException if it cannot be installed, provides no suite, or fails the test
   */
  Provider stage(String operator, String what) throws AdministrationException;

  /**
   * Lets the staged provider serve, also after a restart, and watches its first calls for at most 5
   * s: when one fails that the former provider can do, that one answers it and serves again.
   *
   * @param drain how long to wait for the calls inside the former provider, {@link #LONGEST_DRAIN}
   *     at most
   * @throws AdministrationException if nothing is staged, or the provider failed and was rolled
   *     back
   */
  Swapped swap(String operator, Duration drain) throws AdministrationException;

  /**
   * Lets the provider serve again that served before the last swap.
   *
   * @throws AdministrationException if nothing was swapped, or that provider is not there any more
   */
  Swapped rollBack(String operator) throws AdministrationException;

  /** Features that could be staged, by name. */
  List<String> stageable();
}
