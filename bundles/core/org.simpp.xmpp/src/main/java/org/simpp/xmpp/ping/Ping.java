package org.simpp.xmpp.ping;

import org.simpp.xmpp.Element;

/** The question whether somebody is there (XEP-0199); its answer is an empty result. */
public final class Ping {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:ping";

  private Ping() {}

  public static Element request() {
    return Element.of(NAMESPACE, "ping");
  }

  public static boolean isRequest(Element element) {
    return element.is(NAMESPACE, "ping");
  }
}
