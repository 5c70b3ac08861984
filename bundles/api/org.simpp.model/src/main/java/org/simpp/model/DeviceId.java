package org.simpp.model;

/** One of a user's devices: a positive number that is unique among that user's. */
public record DeviceId(int value) {
  public DeviceId {
    if (value <= 0) {
      throw new IllegalArgumentException("a device id is positive, not " + value);
    }
  }
}
