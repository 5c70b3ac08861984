package org.simpp.xmpp;

import java.util.Map;
import org.simpp.xmpp.text.XmlCharacters;

/** Writes elements with default namespaces alone; a prefix only for a qualified attribute. */
final class ElementWriter {
  private ElementWriter() {}

  static void append(StringBuilder out, Element element, String defaultNamespace) {
    out.append('<').append(element.localName());
    if (!element.namespace().equals(defaultNamespace)) {
      XmlCharacters.appendAttribute(out, "xmlns", element.namespace());
    }
    appendAttributes(out, element);
    if (element.nodes().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Node node : element.nodes()) {
      if (node instanceof Element child) {
        append(out, child, element.namespace());
      } else if (node instanceof Node.Text text) {
        XmlCharacters.appendText(out, text.value());
      }
    }
    out.append("</").append(element.localName()).append('>');
  }

  private static void appendAttributes(StringBuilder out, Element element) {
    int prefixes = 0;
    for (Map.Entry<Element.Name, String> attribute : element.attributes().entrySet()) {
      Element.Name name = attribute.getKey();
      String prefix = "";
      if (name.namespace().equals(Namespaces.XML)) {
        prefix = "xml:";
      } else if (!name.namespace().isEmpty()) {
        String declared = "ns" + prefixes++;
        XmlCharacters.appendAttribute(out, "xmlns:" + declared, name.namespace());
        prefix = declared + ":";
      }
      XmlCharacters.appendAttribute(out, prefix + name.local(), attribute.getValue());
    }
  }
}
