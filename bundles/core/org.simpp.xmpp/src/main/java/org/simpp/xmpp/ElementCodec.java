package org.simpp.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.xmpp.stream.FragmentReader;

/**
 * Elements as XML bytes and back, in the XML that XMPP allows: UTF-8, no document type, no
 * processing instruction, no comment, no entity but the five predefined ones (RFC 6120, section
 * 11.1). Thread-safe.
 */
public final class ElementCodec {
  private ElementCodec() {}

  /**
   * The element that {@code xml} writes, nothing before or after it, within {@link
   * ElementBounds#STANDARD}.
   *
   * @throws MalformedXmlException if it is not one
   */
  public static Element parse(Bytes xml) throws MalformedXmlException {
    return parse(xml, "", ElementBounds.STANDARD);
  }

  /**
   * The element that {@code xml} writes.
   *
   * @param defaultNamespace that of unprefixed elements where {@code xml} declares none
   * @throws MalformedXmlException if it is not one, or leaves the bounds
   */
  public static Element parse(Bytes xml, String defaultNamespace, ElementBounds bounds)
      throws MalformedXmlException {
    List<Node> nodes = parseFragment(xml, Bytes.empty(), defaultNamespace, bounds);
    if (nodes.size() == 1 && nodes.get(0) instanceof Element element) {
      return element;
    }
    throw new MalformedXmlException("one element was expected, with nothing before or after it");
  }

  /**
   * The nodes that {@code xml} writes one after the other.
   *
   * @param declarations attributes of the tag around them, each with a space before it: the
   *     prefixes they may use
   * @param defaultNamespace that of unprefixed elements where nothing else is declared
   * @throws MalformedXmlException if they are not well-formed, or leave the bounds
   */
  public static List<Node> parseFragment(
      Bytes xml, Bytes declarations, String defaultNamespace, ElementBounds bounds)
      throws MalformedXmlException {
    return FragmentReader.read(xml, declarations, defaultNamespace, bounds);
  }

  /** {@code element} as XML that stands for itself: its namespace is declared on it. */
  public static Bytes write(Element element) {
    return write(element, "");
  }

  /**
   * {@code element} as XML.
   *
   * @param defaultNamespace the one in force where it will stand, which is not declared again
   */
  public static Bytes write(Element element, String defaultNamespace) {
    StringBuilder out = new StringBuilder(256);
    ElementWriter.append(out, element, defaultNamespace);
    return Bytes.givenAway(out.toString().getBytes(StandardCharsets.UTF_8));
  }
}
