package org.simpp.transport.smack;

import java.io.FilterReader;
import java.io.Reader;

/** What one stream reads from, so that its parser can be told from every other. */
final class StreamReader extends FilterReader {
  private final Offer offer;

  /**
   * @param offer takes what the server lists
   */
  StreamReader(Reader in, Offer offer) {
    super(in);
    this.offer = offer;
  }

  Offer offer() {
    return offer;
  }
}
