package org.simpp.xmpp.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.time.XmppDates;

/**
 * From where to where an archive reaches (XEP-0313, section 4.4).
 *
 * @param start its first message; null where it is empty
 * @param end its last message; null where it is empty
 */
public record ArchiveMetadata(@Nullable Mark start, @Nullable Mark end) {
  /** The local name of the element, and of the question. */
  public static final String ELEMENT = "metadata";

  /** One message. */
  public record Mark(String id, Instant time) {
    private Element toElement(String name) {
      return Element.builder(Mam.NAMESPACE, name)
          .attribute("id", id)
          .attribute("timestamp", XmppDates.write(time))
          .build();
    }
  }

  public Element toElement() {
    Element.Builder metadata = Element.builder(Mam.NAMESPACE, ELEMENT);
    if (start != null) {
      metadata.child(start.toElement("start"));
    }
    if (end != null) {
      metadata.child(end.toElement("end"));
    }
    return metadata.build();
  }
}
