package org.simpp.xmpp.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.xmpp.delay.Delay;
import org.simpp.xmpp.forward.Forwarded;
import org.simpp.xmpp.text.XmlCharacters;

/** One message of an archive on its way to who asked (XEP-0313, section 4.2). */
public final class ArchiveResult {
  private static final Bytes CLOSE = Bytes.utf8("</result>");

  private ArchiveResult() {}

  /**
   * The payload of the message that brings {@code message}, which is not read.
   *
   * @param queryId as it was asked with; null for none
   * @param id in the archive
   * @param received when the message came
   * @param message as {@link org.simpp.xmpp.StanzaCodec#encode} has written it
   */
  public static Bytes payload(
      @Nullable String queryId, String id, Instant received, Bytes message) {
    StringBuilder open = new StringBuilder(120).append("<result");
    XmlCharacters.appendAttribute(open, "xmlns", Mam.NAMESPACE);
    if (queryId != null) {
      XmlCharacters.appendAttribute(open, "queryid", queryId);
    }
    XmlCharacters.appendAttribute(open, "id", id);
    return Bytes.concat(
        Bytes.utf8(open.append('>').toString()),
        Forwarded.around(message, new Delay(received, null, "")),
        CLOSE);
  }
}
