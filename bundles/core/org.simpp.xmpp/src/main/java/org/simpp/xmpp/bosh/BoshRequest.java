package org.simpp.xmpp.bosh;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementBounds;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;

/**
 * The body of one request (XEP-0124, section 6).
 *
 * @param rid its number
 * @param body its {@code <body/>}
 */
public record BoshRequest(long rid, Element body) {
  /** The namespace of {@code <body/>}. */
  public static final String NAMESPACE = "http://jabber.org/protocol/httpbind";

  /** The namespace of what XMPP adds to it (XEP-0206). */
  public static final String XBOSH = "urn:xmpp:xbosh";

  /** The largest number that every client can count to (XEP-0124, section 14.1). */
  static final long MAX_RID = (1L << 53) - 1;

  /** As deep as any stanza may be, in a body. */
  private static final int MAX_DEPTH = 64;

  private static final int MAX_ELEMENTS = 20_000;
  private static final String PLAIN_XML = "text/xml; charset=utf-8";

  /**
   * Reads a request.
   *
   * @param maxBytes of it
   * @throws MalformedXmlException if it is none, or too large
   */
  public static BoshRequest read(Bytes xml, int maxBytes) throws MalformedXmlException {
    Element body =
        ElementCodec.parse(
            xml, "", new ElementBounds(maxBytes, MAX_DEPTH, MAX_DEPTH, MAX_ELEMENTS));
    if (!body.is(NAMESPACE, "body")) {
      throw new MalformedXmlException("a request is a body");
    }
    long rid = number(body.attribute("rid").orElse("")).orElse(0);
    if (rid < 1 || rid > MAX_RID) {
      throw new MalformedXmlException("a request has a number");
    }
    return new BoshRequest(rid, body);
  }

  /** The session that it belongs to; empty for one that begins a session (section 7.1). */
  public Optional<String> sid() {
    return body.attribute("sid");
  }

  /** Whether it ends the session (section 13). */
  public boolean isLast() {
    return body.attribute("type").filter("terminate"::equals).isPresent();
  }

  /** Whether a new stream begins with it (XEP-0206, section 5). */
  public boolean isRestart() {
    return body.attribute(XBOSH, "restart")
        .filter(value -> value.equals("true") || value.equals("1"))
        .isPresent();
  }

  /** Whether it asks for nothing but what waits for the client (XEP-0124, section 12). */
  public boolean isPoll() {
    return sid().isPresent() && body.children().isEmpty() && !isLast() && !isRestart();
  }

  /** What stands in it, each element with its own namespace. */
  public List<Bytes> payload() {
    return body.children().stream().map(ElementCodec::write).toList();
  }

  /**
   * Whether the client takes the answers as they are, as XML (section 7.1): what a page would show
   * as HTML is not sent.
   */
  public boolean takesXml() {
    return body.attribute("content")
        .map(type -> type.replaceAll("\\s*;\\s*", "; ").strip().equalsIgnoreCase(PLAIN_XML))
        .orElse(true);
  }

  /** A number of seconds or requests; {@code most} where it is more, or is not said. */
  int atMost(String attribute, int most) {
    OptionalLong said = number(body.attribute(attribute).orElse(""));
    return said.isEmpty() ? most : (int) Math.min(said.getAsLong(), most);
  }

  private static OptionalLong number(String text) {
    return text.matches("[0-9]{1,16}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
