package org.simpp.xmpp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Node;

/** The JDK's own XML reader is the judge: what is accepted means there what it means here. */
class FragmentProperties {
  private static final List<String> PIECES =
      List.of(
          "<a>",
          "</a>",
          "<b x='1'>",
          "</b>",
          "<a/>",
          "<p:b xmlns:p='urn:p' p:y=\"2\"/>",
          "<b xmlns='urn:q'>",
          "<c xmlns=''/>",
          "<p:c/>",
          "text",
          " ",
          "\r\n",
          "\r",
          "\t",
          "&lt;",
          "&#x41;",
          "&#10;",
          "&amp;",
          "&#0;",
          "]]>",
          "<![CDATA[",
          "<![CDATA[a<b\r]]>",
          "é",
          "漢",
          "<b x='&#13;\n\t' y='a>b'/>",
          "<b xmlns:p='urn:p' xmlns:r='urn:p' p:x='' r:x=''/>",
          "<",
          ">",
          "'",
          "&",
          "<!-- -->",
          "<?pi?>",
          "<d x='1' x='2'/>",
          "<b x = '1' />",
          "</b >",
          "<xml:d xml:lang='en'/>",
          "</fragment>",
          "<e xmlns:p=''/>",
          "\u0001",
          "😀");

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(PIECES).list().ofMaxSize(8).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 3000)
  @Specification("RFC 6120, section 11.1")
  void accepted_meansTheSameAsToTheReaderOfTheJdk(@ForAll("fragments") String xml) {
    Optional<List<Node>> ours = ours(xml);
    Statistics.collect(ours.isPresent() ? "accepted" : "refused");
    if (ours.isPresent()) {
      assertThat(ours).as(xml).isEqualTo(judge(xml));
    } else if (isWithinXmpp(xml)) {
      assertThat(judge(xml)).as(xml).isEmpty();
    }
  }

  /** What RFC 6120 forbids and XML allows. */
  private static boolean isWithinXmpp(String xml) {
    return !xml.contains("<!--") && !xml.contains("<?");
  }

  private static Optional<List<Node>> ours(String xml) {
    try {
      return Optional.of(
          FragmentReader.read(
              Bytes.utf8(xml), Bytes.empty(), "urn:default", ElementBounds.STANDARD));
    } catch (MalformedXmlException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Node>> judge(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    String whole = "<fragment xmlns='urn:default'>" + xml + "</fragment>";
    try {
      return Optional.of(
          nodes(
              factory.createXMLStreamReader(
                  new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)), "UTF-8")));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static List<Node> nodes(XMLStreamReader reader) throws XMLStreamException {
    Deque<List<Node>> nodes = new ArrayDeque<>(List.of(new ArrayList<>()));
    Deque<Map<Element.Name, String>> attributes = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          attributes.push(attributes(reader));
          nodes.push(new ArrayList<>());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Element.Name name = name(reader.getNamespaceURI(), reader.getLocalName());
          Element ended = new Element(name, attributes.pop(), nodes.pop());
          nodes.element().add(ended);
        }
        case XMLStreamConstants.CHARACTERS -> {
          // an empty CDATA section is an event, but no text
          if (!reader.getText().isEmpty()) {
            nodes.element().add(new Node.Text(reader.getText()));
          }
        }
        default -> {}
      }
    }
    return ((Element) nodes.element().get(0)).nodes();
  }

  private static Map<Element.Name, String> attributes(XMLStreamReader reader) {
    Map<Element.Name, String> all = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      all.put(
          name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return all;
  }

  private static Element.Name name(String namespace, String local) {
    return new Element.Name(namespace == null ? "" : namespace, local);
  }
}
