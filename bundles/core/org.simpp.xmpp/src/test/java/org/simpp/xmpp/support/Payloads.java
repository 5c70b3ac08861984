package org.simpp.xmpp.support;

import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.xmpp.stream.Payload;

/** Payloads of messages written as they stand in the specifications. */
public final class Payloads {
  private Payloads() {}

  public static Payload of(String xml) {
    return Payload.of(Stanza.builder(Stanza.Kind.MESSAGE).payload(Bytes.utf8(xml)).build());
  }
}
