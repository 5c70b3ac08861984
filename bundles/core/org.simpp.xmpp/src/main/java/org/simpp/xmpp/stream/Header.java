package org.simpp.xmpp.stream;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Namespaces;

/** What stands before the first stanza: the XML declaration and the stream's own start tag. */
final class Header {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "<\\?xml[ \\t\\r\\n]+version[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:'1\\.0'|\"1\\.0\")"
              + "(?:[ \\t\\r\\n]+encoding[ \\t\\r\\n]*=[ \\t\\r\\n]*"
              + "(?<encoding>'[A-Za-z][A-Za-z0-9._-]*'|\"[A-Za-z][A-Za-z0-9._-]*\"))?"
              + "(?:[ \\t\\r\\n]+standalone[ \\t\\r\\n]*=[ \\t\\r\\n]*"
              + "(?:'(?:yes|no)'|\"(?:yes|no)\"))?[ \\t\\r\\n]*\\?");

  private Header() {}

  /**
   * Checks the XML declaration (XML 1.0, production 23; RFC 6120, section 11.6).
   *
   * @param text all of it but the last {@code >}
   */
  static void requireDeclaration(String text) throws Violation {
    var matcher = DECLARATION.matcher(text);
    if (!matcher.matches()) {
      throw Violation.notWellFormed("the XML declaration is not one of XML 1.0");
    }
    @Nullable String encoding = matcher.group("encoding");
    if (encoding != null
        && !encoding.substring(1, encoding.length() - 1).equalsIgnoreCase("UTF-8")) {
      throw new Violation(
          StreamCondition.UNSUPPORTED_ENCODING, "a stream is encoded as UTF-8 and nothing else");
    }
  }

  /** Reads the stream's start tag (RFC 6120, sections 4.7 and 4.8). */
  static StreamEvent.StreamOpened read(Tag tag, PrefixScope scope, int base) throws Violation {
    String defaultNamespace = tag.value("xmlns");
    String own = tag.hasPrefix() ? scope.namespace(tag, base) : defaultNamespace;
    if (!own.equals(Namespaces.STREAMS)) {
      throw invalidNamespace("the namespace of a stream is " + Namespaces.STREAMS);
    }
    if (!tag.hasPrefix() || !Spans.equal(tag.bytes(), tag.nameStart(), tag.prefixEnd(), "stream")) {
      throw new Violation(StreamCondition.BAD_NAMESPACE_PREFIX, "the prefix of a stream is stream");
    }
    if (!tag.localName().equals("stream")) {
      throw new Violation(StreamCondition.BAD_FORMAT, "a stream begins with stream:stream");
    }
    if (!defaultNamespace.equals(Namespaces.CLIENT)) {
      throw invalidNamespace("the default namespace of the stream is not " + Namespaces.CLIENT);
    }
    return new StreamEvent.StreamOpened(
        address(tag.value("to"), StreamCondition.IMPROPER_ADDRESSING),
        address(tag.value("from"), StreamCondition.INVALID_FROM),
        tag.value("version"),
        tag.value("xml:lang"),
        tag.value("id"),
        defaultNamespace);
  }

  private static @Nullable Jid address(String text, StreamCondition otherwise) throws Violation {
    try {
      return text.isEmpty() ? null : Jid.of(text);
    } catch (IllegalArgumentException e) {
      throw new Violation(otherwise, "an address in the stream's header is none");
    }
  }

  private static Violation invalidNamespace(String text) {
    return new Violation(StreamCondition.INVALID_NAMESPACE, text);
  }
}
