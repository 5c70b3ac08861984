package org.simpp.xmpp.support;

import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;

/** Elements written as they stand in the specifications. */
public final class Xml {
  private Xml() {}

  public static Element of(String xml) {
    try {
      return ElementCodec.parse(Bytes.utf8(xml));
    } catch (MalformedXmlException e) {
      throw new IllegalArgumentException(xml, e);
    }
  }
}
