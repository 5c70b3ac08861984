package org.simpp.endtoend;

import java.util.Arrays;
import org.simpp.crypto.Randomness;

/** Fills each request with one byte, in the given order, as the vectors do. */
final class ConstantRandomness implements Randomness {
  private final int[] fillings;
  private int next;

  ConstantRandomness(int... fillings) {
    this.fillings = fillings;
  }

  @Override
  public void fill(byte[] target) {
    Arrays.fill(target, (byte) fillings[next++]);
  }
}
