package org.simpp.crypto;

import java.util.Arrays;

/** Fills each request with one byte, in the given order, as the vectors do. */
public final class ConstantRandomness implements Randomness {
  private final int[] fillings;
  private int next;

  public ConstantRandomness(int... fillings) {
    this.fillings = fillings;
  }

  @Override
  public void fill(byte[] target) {
    Arrays.fill(target, (byte) fillings[next++]);
  }
}
