package org.simpp.xmpp;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.simpp.model.Bytes;
import org.simpp.xmpp.text.XmlCharacters;

/** Builds nodes from the events of the JDK's own StAX reader, and counts as it goes. */
final class FragmentReader {
  /** An element whose end tag has not come. */
  private record Open(Element.Name name, Map<Element.Name, String> attributes, List<Node> nodes) {}

  private final ElementBounds bounds;
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private List<Node> done = List.of();
  private int elements;

  private FragmentReader(ElementBounds bounds) {
    this.bounds = bounds;
  }

  static List<Node> read(
      Bytes xml, Bytes declarations, String defaultNamespace, ElementBounds bounds)
      throws MalformedXmlException {
    if (xml.length() > bounds.bytes()) {
      throw new MalformedXmlException("more than " + bounds.bytes() + " bytes");
    }
    FragmentReader fragment = new FragmentReader(bounds);
    try {
      XMLStreamReader reader =
          factory().createXMLStreamReader(wrapped(xml, declarations, defaultNamespace), "UTF-8");
      while (reader.hasNext()) {
        fragment.take(reader, reader.next());
      }
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new MalformedXmlException("the XML is not well-formed", e);
    }
    return fragment.done;
  }

  /** The JDK's own reader, whatever else is installed; the parts that XMPP forbids are off. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /** Put into one element, so that a fragment becomes a document and its prefixes are known. */
  private static InputStream wrapped(Bytes xml, Bytes declarations, String defaultNamespace) {
    StringBuilder head = new StringBuilder("<fragment");
    XmlCharacters.appendAttribute(head, "xmlns", defaultNamespace);
    head.append(declarations.utf8()).append('>');
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(head.toString().getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(xml.toByteArray()),
                new ByteArrayInputStream("</fragment>".getBytes(StandardCharsets.UTF_8)))));
  }

  private void take(XMLStreamReader reader, int event) throws MalformedXmlException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(reader);
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          text.append(reader.getText());
      case XMLStreamConstants.END_DOCUMENT -> {}
      default ->
          throw new MalformedXmlException(
              "a document type, comment, processing instruction or entity is not allowed here"
                  + " (RFC 6120, section 11.1)");
    }
  }

  private void start(XMLStreamReader reader) throws MalformedXmlException {
    keepText();
    elements++;
    // The element around the fragment counts neither as depth nor as element.
    if (open.size() > bounds.depth() || elements - 1 > bounds.elements()) {
      throw new MalformedXmlException(
          "more than %d elements, or nested deeper than %d"
              .formatted(bounds.elements(), bounds.depth()));
    }
    Map<Element.Name, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      attributes.put(
          new Element.Name(namespace == null ? "" : namespace, reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    if (attributes.size() > bounds.attributes()) {
      throw new MalformedXmlException("more than " + bounds.attributes() + " attributes");
    }
    String namespace = reader.getNamespaceURI();
    open.push(
        new Open(
            new Element.Name(namespace == null ? "" : namespace, reader.getLocalName()),
            attributes,
            new ArrayList<>()));
  }

  private void end() throws MalformedXmlException {
    keepText();
    Open ended = open.pop();
    if (open.isEmpty()) {
      done = ended.nodes();
    } else {
      open.element().nodes().add(new Element(ended.name(), ended.attributes(), ended.nodes()));
    }
  }

  private void keepText() {
    if (text.length() > 0) {
      open.element().nodes().add(new Node.Text(text.toString()));
      text.setLength(0);
    }
  }
}
