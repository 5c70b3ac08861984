package org.simpp.registry;

import java.util.Objects;
import org.simpp.crypto.Policy;
import org.simpp.crypto.SuiteId;

/**
 * One provider of one suite, for an operator to read.
 *
 * @param bundle the id of the bundle that it is from; below 0 outside a framework
 * @param serving whether calls go to it now
 */
public record SuiteDescription(
    SuiteId id, int rank, Policy policy, String provider, long bundle, boolean serving) {
  public SuiteDescription {
    Objects.requireNonNull(id);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(provider);
  }
}
