package org.simpp.xmpp.stream;

import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;

/**
 * What {@link StreamWriter} writes, for where no stream's header stands around it: each element
 * declares what it uses (RFC 7395, section 3.3.3; XEP-0206, section 4). Thread-safe.
 */
public final class StandaloneWriter {
  private static final Bytes CONTENT = Bytes.utf8(" xmlns='" + Namespaces.CLIENT + "'");
  private static final String STREAM = " xmlns:stream='" + Namespaces.STREAMS + "'";
  private static final int FEATURES_NAME = "<stream:features".length();
  private static final int ERROR_NAME = "<stream:error".length();

  private StandaloneWriter() {}

  /** A stanza, of {@code jabber:client}. */
  public static Bytes stanza(Stanza stanza) {
    Bytes declarations = Bytes.concat(CONTENT, stanza.declarations());
    return StanzaCodec.encode(stanza.toBuilder().declarations(declarations).build());
  }

  /**
   * The features that the receiving side offers (RFC 6120, section 4.3.2).
   *
   * @param features each one element that declares its own namespace
   */
  public static Bytes features(List<Bytes> features) {
    return declared(StreamWriter.features(features), FEATURES_NAME);
  }

  /**
   * A stream error (RFC 6120, section 4.9).
   *
   * @param text for a person, in English; "" for none
   */
  public static Bytes error(StreamCondition condition, String text) {
    return declared(StreamWriter.error(condition, text), ERROR_NAME);
  }

  private static Bytes declared(Bytes element, int nameEnd) {
    return Bytes.concat(
        element.slice(0, nameEnd), Bytes.utf8(STREAM), element.slice(nameEnd, element.length()));
  }
}
