package org.simpp.crypto;

/** Where a suite may be used. */
public enum Policy {
  /** Everywhere, and offered in negotiation. */
  ALLOWED,
  /** Only where the operator has switched the laboratory on; never negotiated, marked on screen. */
  LABORATORY
}
