package org.simpp.xmpp.markers;

import org.simpp.xmpp.stream.Payload;

/** How far somebody has got with a conversation (XEP-0333, section 3). */
public final class Markers {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:chat-markers:0";

  private static final String REQUEST = "markable";

  private Markers() {}

  /** Whether the message has one; what asks for one is none. */
  public static boolean has(Payload message) {
    return message.children().stream()
        .anyMatch(
            child -> child.namespace().equals(NAMESPACE) && !child.localName().equals(REQUEST));
  }
}
