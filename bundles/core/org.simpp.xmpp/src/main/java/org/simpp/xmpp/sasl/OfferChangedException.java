package org.simpp.xmpp.sasl;

/**
 * Somebody between has changed what the server offers, so that a weaker way of logging in would be
 * taken (XEP-0474, section 6.2).
 */
public final class OfferChangedException extends Exception {
  private static final long serialVersionUID = 1L;

  OfferChangedException(String message) {
    super(message);
  }
}
