package org.simpp.crypto.parts;

import java.util.Objects;
import org.simpp.crypto.Policy;
import org.simpp.crypto.SuiteId;

/**
 * Which suite it is, and who computes it.
 *
 * @param rank the higher of two suites is taken in negotiation
 * @param provider for an operator to read
 */
public record SuiteIdentity(SuiteId id, int rank, Policy policy, String provider) {
  public SuiteIdentity {
    Objects.requireNonNull(id);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(provider);
  }

  /** Suite 0x0701: the laboratory's. */
  public static SuiteIdentity simpp2007(String provider) {
    return new SuiteIdentity(SuiteId.SIMPP_2007, 100, Policy.LABORATORY, provider);
  }

  /** Suite 0x2001. */
  public static SuiteIdentity p256(String provider) {
    return new SuiteIdentity(SuiteId.S2_P256, 200, Policy.ALLOWED, provider);
  }

  /** Suite 0x2002. */
  public static SuiteIdentity x25519(String provider) {
    return new SuiteIdentity(SuiteId.S2_25519, 300, Policy.ALLOWED, provider);
  }

  /** For messages: {@code 0x0701 by Bouncy Castle 1.87}. */
  @Override
  public String toString() {
    return id + " by " + provider;
  }
}
