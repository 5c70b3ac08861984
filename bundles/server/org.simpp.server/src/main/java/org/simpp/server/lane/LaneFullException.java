package org.simpp.server.lane;

/** So much work waits already that no more is taken; the peer may try again later. */
public final class LaneFullException extends Exception {
  private static final long serialVersionUID = 1L;

  public LaneFullException(String message) {
    super(message);
  }
}
