package org.simpp.xmpp.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;

/**
 * Which elements stand in a stanza's payload, and where, read from the bytes that came without a
 * tree of them: for decisions on the way of every message. What is in the elements is not looked
 * at. The payload has been checked when it came ({@link Stanza}).
 */
public final class Payload {
  /**
   * One element directly in the payload.
   *
   * @param start where its first byte stands
   * @param end where the byte after its last one stands
   */
  public record Child(String namespace, String localName, int start, int end) {
    /** Whether it has that expanded name. */
    public boolean is(String otherNamespace, String otherName) {
      return localName.equals(otherName) && namespace.equals(otherNamespace);
    }
  }

  /** No tag that has come before is refused here. */
  private static final StreamBounds UNBOUNDED =
      new StreamBounds(
          Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 63, 1 << 28);

  private static final String CDATA_END = "]]>";
  private static final Bytes STANZA = Bytes.utf8("stanza");

  private final Bytes bytes;
  private final Bytes declarations;
  private final List<Child> children;

  private Payload(Bytes bytes, Bytes declarations, List<Child> children) {
    this.bytes = bytes;
    this.declarations = declarations;
    this.children = List.copyOf(children);
  }

  /**
   * The elements of {@code stanza}.
   *
   * @throws IllegalArgumentException if its payload is not what {@link Stanza} promises
   */
  public static Payload of(Stanza stanza) {
    try {
      return new Payload(
          stanza.payload(), stanza.declarations(), read(stanza.payload(), stanza.declarations()));
    } catch (Violation | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a stanza's payload is well-formed", e);
    }
  }

  /** In the order in which they stand. */
  public List<Child> children() {
    return children;
  }

  /** Whether an element of that name stands directly in it. */
  public boolean has(String namespace, String localName) {
    return children.stream().anyMatch(child -> child.is(namespace, localName));
  }

  /** One of {@link #children}, read as a whole: for what its name alone does not say. */
  public Element element(Child child) {
    Bytes alone = bytes.slice(child.start(), child.end());
    try {
      return (Element)
          ElementCodec.parseFragment(alone, declarations, Namespaces.CLIENT, ElementBounds.STANDARD)
              .get(0);
    } catch (MalformedXmlException e) {
      throw new IllegalArgumentException("a stanza's payload is well-formed", e);
    }
  }

  /** The payload without some elements; the same bytes where there is none of them. */
  public Bytes without(Predicate<Child> unwanted) {
    List<Bytes> kept = new ArrayList<>();
    int from = 0;
    for (Child child : children) {
      if (unwanted.test(child)) {
        kept.add(bytes.slice(from, child.start()));
        from = child.end();
      }
    }
    if (from == 0) {
      return bytes;
    }
    kept.add(bytes.slice(from, bytes.length()));
    return Bytes.concat(kept.toArray(new Bytes[0]));
  }

  private static List<Child> read(Bytes payload, Bytes declarations) throws Violation {
    byte[] b = payload.toByteArray();
    Tag tag = new Tag();
    List<Child> found = new ArrayList<>();
    int depth = 0;
    @Nullable Child open = null;
    for (int p = next(b, 0); p < b.length; p = next(b, p)) {
      if (b[p + 1] == '!') {
        p = sectionEnd(b, p);
        continue;
      }
      int close = tagEnd(b, p + 1);
      boolean isEnd = b[p + 1] == '/';
      boolean isEmpty = b[close - 1] == '/';
      if (depth == 0) {
        tag.read(b, p + 1, close, UNBOUNDED);
        open = new Child(namespace(tag, declarations), tag.localName(), p, close + 1);
      }
      depth += isEnd ? -1 : isEmpty ? 0 : 1;
      p = close + 1;
      if (depth == 0 && open != null) {
        found.add(new Child(open.namespace(), open.localName(), open.start(), p));
      }
    }
    if (depth != 0) {
      throw Violation.notWellFormed("an element has no end");
    }
    return found;
  }

  private static int next(byte[] b, int from) {
    int p = from;
    while (p < b.length && b[p] != '<') {
      p++;
    }
    return p;
  }

  private static int tagEnd(byte[] b, int from) {
    int p = from;
    byte quote = 0;
    while (quote != 0 || b[p] != '>') {
      if (quote != 0) {
        quote = b[p] == quote ? 0 : quote;
      } else if (b[p] == '"' || b[p] == '\'') {
        quote = b[p];
      }
      p++;
    }
    return p;
  }

  private static int sectionEnd(byte[] b, int from) {
    int p = from;
    while (!Spans.equal(b, p, p + CDATA_END.length(), CDATA_END)) {
      p++;
    }
    return p + CDATA_END.length();
  }

  /** What the tag's prefix, or the lack of one, means there. */
  private static String namespace(Tag tag, Bytes declarations) throws Violation {
    if (!tag.hasPrefix()) {
      return declared(tag, "xmlns").orElse(Namespaces.CLIENT);
    }
    int length = tag.prefixEnd() - tag.nameStart();
    String prefix = new String(tag.bytes(), tag.nameStart(), length, StandardCharsets.UTF_8);
    Optional<String> own = declared(tag, "xmlns:" + prefix);
    if (own.isPresent() || prefix.equals("xml")) {
      return own.orElse(Namespaces.XML);
    }
    byte[] around = Bytes.concat(STANZA, declarations).toByteArray();
    Tag stanza = new Tag();
    stanza.read(around, 0, around.length, UNBOUNDED);
    return declared(stanza, "xmlns:" + prefix)
        .orElseThrow(() -> Violation.notWellFormed("a prefix is not declared"));
  }

  private static Optional<String> declared(Tag tag, String attribute) throws Violation {
    for (int i = 0; i < tag.count(); i++) {
      if (tag.isNamed(i, attribute)) {
        return Optional.of(tag.value(i));
      }
    }
    return Optional.empty();
  }
}
