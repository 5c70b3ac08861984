package org.simpp.xmpp.stream;

import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;
import org.simpp.xmpp.text.XmlCharacters;

/** What stands around the stanzas of a stream, as bytes, for either side. Thread-safe. */
public final class StreamWriter {
  private static final Bytes FOOTER = Bytes.utf8("</stream:stream>");

  private StreamWriter() {}

  /** The XML declaration and the stream's start tag (RFC 6120, section 4.7). */
  public static Bytes header(StreamOpened header) {
    StringBuilder out = new StringBuilder(256).append("<?xml version='1.0'?><stream:stream");
    appendWhereGiven(out, "to", header.to() == null ? "" : header.to().toString());
    appendWhereGiven(out, "from", header.from() == null ? "" : header.from().toString());
    appendWhereGiven(out, "id", header.id());
    appendWhereGiven(out, "version", header.version());
    appendWhereGiven(out, "xml:lang", header.language());
    XmlCharacters.appendAttribute(out, "xmlns", header.defaultNamespace());
    XmlCharacters.appendAttribute(out, "xmlns:stream", Namespaces.STREAMS);
    return Bytes.utf8(out.append('>').toString());
  }

  /** The stream's end tag (RFC 6120, section 4.4). */
  public static Bytes footer() {
    return FOOTER;
  }

  /**
   * The features that the receiving side offers (RFC 6120, section 4.3.2).
   *
   * @param features each one element that declares its own namespace
   */
  public static Bytes features(List<Bytes> features) {
    Bytes all = Bytes.concat(features.toArray(Bytes[]::new));
    return Bytes.concat(Bytes.utf8("<stream:features>"), all, Bytes.utf8("</stream:features>"));
  }

  /**
   * A stream error, without the footer that follows it (RFC 6120, section 4.9).
   *
   * @param text for a person, in English; "" for none
   */
  public static Bytes error(StreamCondition condition, String text) {
    StringBuilder out = new StringBuilder(256).append("<stream:error>");
    out.append(utf8(Element.of(Namespaces.STREAM_ERRORS, condition.elementName())));
    if (!text.isEmpty()) {
      out.append(
          utf8(
              Element.builder(Namespaces.STREAM_ERRORS, "text").language("en").text(text).build()));
    }
    return Bytes.utf8(out.append("</stream:error>").toString());
  }

  private static String utf8(Element element) {
    return ElementCodec.write(element).utf8();
  }

  private static void appendWhereGiven(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      XmlCharacters.appendAttribute(out, name, value);
    }
  }
}
