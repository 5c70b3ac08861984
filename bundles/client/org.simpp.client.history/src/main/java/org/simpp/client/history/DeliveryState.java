package org.simpp.client.history;

/** How far a message has come. */
public enum DeliveryState {
  /** Written here and not yet handed to the server. */
  WAITING,
  /** The server has it. */
  SENT,
  /** A device of the contact has it. */
  DELIVERED,
  /** The contact has read it, as {@link History#displayed} says. */
  READ,
  /** It will not be delivered. */
  FAILED,
  /** It came to us. */
  RECEIVED
}
