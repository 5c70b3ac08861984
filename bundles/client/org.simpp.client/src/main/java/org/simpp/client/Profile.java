package org.simpp.client;

/** What an account logs in with, and so what it can do. */
public enum Profile {
  /**
   * SIMPP-2007 with a key card: log-in by key and end-to-end encryption as the source report has
   * them. For the laboratory only; a screen marks it so.
   */
  LABORATORY_2007,
  /**
   * A password through SCRAM-SHA-256-PLUS. Contacts and presence work; messages can be received
   * from foreign programs and none can be sent, because there is no key to seal them with.
   */
  PASSWORD
}
