package org.simpp.xmpp.bosh;

import org.simpp.model.Bytes;
import org.simpp.xmpp.MalformedXmlException;

/** Requests as clients write them. */
final class Requests {
  private Requests() {}

  static BoshRequest read(String xml) {
    try {
      return BoshRequest.read(Bytes.utf8(xml), 20_000);
    } catch (MalformedXmlException e) {
      throw new AssertionError(e);
    }
  }

  /** The one that begins a session. */
  static BoshRequest first(String attributes) {
    return read(
        "<body xmlns='http://jabber.org/protocol/httpbind' rid='1000' to='simpp.example'"
            + attributes
            + "/>");
  }

  /** One of a session. */
  static BoshRequest next(long rid, String attributes, String payload) {
    return read(
        "<body xmlns='http://jabber.org/protocol/httpbind' sid='s' rid='"
            + rid
            + "'"
            + attributes
            + ">"
            + payload
            + "</body>");
  }
}
