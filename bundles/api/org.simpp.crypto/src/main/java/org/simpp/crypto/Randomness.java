package org.simpp.crypto;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where random bytes come from: given to whoever needs them, so that a protocol run can be
 * repeated. In the products it is a {@link java.security.SecureRandom}.
 */
@ConsumerType
@FunctionalInterface
public interface Randomness {
  /** Fills all of {@code target} with unpredictable bytes. */
  void fill(byte[] target);
}
