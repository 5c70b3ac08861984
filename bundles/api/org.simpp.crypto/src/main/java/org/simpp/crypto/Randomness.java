package org.simpp.crypto;

/**
 * Where random bytes come from: given to whoever needs them, so that a protocol run can be
 * repeated. In the products it is a {@link java.security.SecureRandom}.
 */
@FunctionalInterface
public interface Randomness {
  /** Fills all of {@code target} with unpredictable bytes. */
  void fill(byte[] target);
}
