package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Node;
import org.simpp.xmpp.text.XmlCharacters;

/**
 * Builds nodes from bytes that are all there, by the rules that {@link StreamDecoder} holds a
 * stream to: XML 1.0 with namespaces, without what RFC 6120, section 11.1 forbids.
 */
public final class FragmentReader {
  private static final String CDATA = "<![CDATA[";

  /** Of names and values: their bytes are bounded by those of the whole. */
  private static final int ANY_LENGTH = Integer.MAX_VALUE;

  private static final int MAX_DECLARATIONS = 63;

  /** An element whose end tag has not come, and the namespace of unprefixed ones in it. */
  private record Open(
      Element.Name name,
      String defaultNamespace,
      Map<Element.Name, String> attributes,
      List<Node> nodes) {}

  private final byte[] bytes;
  private final ElementBounds bounds;
  private final StreamBounds boundsOfTags;
  private final Tag tag = new Tag();
  private final PrefixScope scope = new PrefixScope();
  private final OpenNames names = new OpenNames();
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private List<Node> done = List.of();
  private int elements;

  private FragmentReader(byte[] bytes, ElementBounds bounds) {
    this.bytes = bytes;
    this.bounds = bounds;
    this.boundsOfTags =
        new StreamBounds(
            bounds.depth() + 1,
            Math.addExact(bounds.attributes(), MAX_DECLARATIONS + 1),
            ANY_LENGTH,
            ANY_LENGTH,
            MAX_DECLARATIONS,
            StreamBounds.LARGEST_STANZA);
  }

  /**
   * The nodes that {@code xml} writes one after the other.
   *
   * @param declarations attributes of the tag around them, each with a space before it: the
   *     prefixes they may use
   * @param defaultNamespace that of unprefixed elements where nothing else is declared
   * @throws MalformedXmlException if they are not well-formed, or leave the bounds
   */
  public static List<Node> read(
      Bytes xml, Bytes declarations, String defaultNamespace, ElementBounds bounds)
      throws MalformedXmlException {
    if (xml.length() > bounds.bytes()) {
      throw new MalformedXmlException("more than " + bounds.bytes() + " bytes");
    }
    FragmentReader fragment =
        new FragmentReader(wrapped(xml, declarations, defaultNamespace), bounds);
    try {
      return fragment.read();
    } catch (Violation e) {
      throw new MalformedXmlException("the XML cannot be read: " + e.event().text());
    }
  }

  /** Put into one element, so that a fragment becomes a document and its prefixes are known. */
  private static byte[] wrapped(Bytes xml, Bytes declarations, String defaultNamespace) {
    StringBuilder head = new StringBuilder("<fragment");
    XmlCharacters.appendAttribute(head, "xmlns", defaultNamespace);
    return Bytes.concat(
            Bytes.utf8(head.toString()),
            declarations,
            Bytes.utf8(">"),
            xml,
            Bytes.utf8("</fragment>"))
        .toByteArray();
  }

  private List<Node> read() throws Violation, MalformedXmlException {
    int p = 0;
    do {
      p = markup(p);
      if (!open.isEmpty()) {
        p = text(p);
      }
    } while (!open.isEmpty());
    if (p != bytes.length) {
      throw Violation.notWellFormed("an end tag does not match its start tag");
    }
    return done;
  }

  /** Reads what begins with {@code <} at {@code p}; where it ends. */
  private int markup(int p) throws Violation, MalformedXmlException {
    return switch (bytes[p + 1]) {
      case '!' -> section(p);
      case '?' -> throw Violation.restricted("a processing instruction is not allowed");
      case '/' -> end(p);
      default -> start(p);
    };
  }

  private int text(int from) throws Violation {
    int end = XmlBytes.text(bytes, from, bytes.length);
    if (end == bytes.length || bytes[end] != '<') {
      throw Violation.notWellFormed("text is cut off");
    }
    Spans.appendText(bytes, from, end, text);
    return end;
  }

  private int section(int from) throws Violation {
    int p = from + CDATA.length();
    if (p >= bytes.length || !Spans.equal(bytes, from, p, CDATA)) {
      throw Violation.restricted("a comment or document type is not allowed");
    }
    int begin = p;
    while (!isSectionEnd(p)) {
      p = XmlBytes.character(bytes, p, bytes.length);
      if (p < 0 || p + 2 >= bytes.length) {
        throw Violation.notWellFormed("a CDATA section has no end");
      }
    }
    text.append(
        new String(bytes, begin, p - begin, StandardCharsets.UTF_8)
            .replace("\r\n", "\n")
            .replace('\r', '\n'));
    return p + 3;
  }

  private boolean isSectionEnd(int p) {
    return bytes[p] == ']' && bytes[p + 1] == ']' && bytes[p + 2] == '>';
  }

  private int start(int from) throws Violation, MalformedXmlException {
    keepText();
    elements++;
    // The element around the fragment counts neither as depth nor as element.
    if (open.size() > bounds.depth() || elements - 1 > bounds.elements()) {
      throw new MalformedXmlException(
          "more than %d elements, or nested deeper than %d"
              .formatted(bounds.elements(), bounds.depth()));
    }
    int close = tagEnd(from + 1);
    tag.read(bytes, from + 1, close, boundsOfTags);
    scope.enter(tag, 0, open.size(), boundsOfTags);
    open.push(opened());
    names.push(tag, 0);
    if (tag.isEmpty()) {
      ended();
    }
    return close + 1;
  }

  private Open opened() throws Violation, MalformedXmlException {
    String defaultNamespace = open.isEmpty() ? "" : open.element().defaultNamespace();
    Map<Element.Name, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < tag.count(); i++) {
      if (tag.isNamed(i, "xmlns")) {
        defaultNamespace = tag.value(i);
      } else if (!tag.isPrefixDeclaration(i)) {
        String namespace = tag.hasPrefix(i) ? scope.namespace(tag, i, 0) : "";
        attributes.put(new Element.Name(namespace, tag.localName(i)), tag.value(i));
      }
    }
    if (attributes.size() > bounds.attributes()) {
      throw new MalformedXmlException("more than " + bounds.attributes() + " attributes");
    }
    String namespace = tag.hasPrefix() ? scope.namespace(tag, 0) : defaultNamespace;
    return new Open(
        new Element.Name(namespace, tag.localName()),
        defaultNamespace,
        attributes,
        new ArrayList<>());
  }

  private int end(int from) throws Violation {
    keepText();
    int close = tagEnd(from + 2);
    int nameEnd = close;
    while (XmlBytes.isSpace(bytes[nameEnd - 1])) {
      nameEnd--;
    }
    if (!names.isInnermost(bytes, 0, from + 2, nameEnd)) {
      throw Violation.notWellFormed("an end tag does not match its start tag");
    }
    ended();
    return close + 1;
  }

  private void ended() {
    names.pop();
    Open whole = open.pop();
    scope.leave(open.size());
    if (open.isEmpty()) {
      done = whole.nodes();
    } else {
      open.element().nodes().add(new Element(whole.name(), whole.attributes(), whole.nodes()));
    }
  }

  /** Where the {@code >} of the tag stands. */
  private int tagEnd(int from) throws Violation {
    byte quote = 0;
    for (int p = from; p < bytes.length; p++) {
      byte b = bytes[p];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '>') {
        return p;
      } else if (b == '"' || b == '\'') {
        quote = b;
      }
    }
    throw Violation.notWellFormed("a tag has no end");
  }

  private void keepText() {
    if (text.length() > 0) {
      open.element().nodes().add(new Node.Text(text.toString()));
      text.setLength(0);
    }
  }
}
