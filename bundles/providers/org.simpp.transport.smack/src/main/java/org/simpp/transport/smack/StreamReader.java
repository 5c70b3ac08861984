package org.simpp.transport.smack;

import java.io.FilterReader;
import java.io.Reader;
import java.util.function.Consumer;
import org.simpp.xmpp.Element;

/** What one stream reads from, so that its parser can be told from every other. */
final class StreamReader extends FilterReader {
  private final Offer offer;
  private final Consumer<Element> management;

  /**
   * @param offer takes what the server lists
   * @param management takes what the server says of stream management
   */
  StreamReader(Reader in, Offer offer, Consumer<Element> management) {
    super(in);
    this.offer = offer;
    this.management = management;
  }

  Offer offer() {
    return offer;
  }

  Consumer<Element> management() {
    return management;
  }
}
