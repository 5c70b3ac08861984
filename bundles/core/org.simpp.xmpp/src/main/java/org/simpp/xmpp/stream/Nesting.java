package org.simpp.xmpp.stream;

import org.jspecify.annotations.Nullable;

/**
 * The tags of a stream: which elements are open, which prefixes are declared in them, and what
 * comes of a first-level element when it ends.
 */
final class Nesting {
  private static final String STREAM = "stream:stream";

  private final Tag tag = new Tag();
  private final OpenNames open = new OpenNames();
  private final PrefixScope scope = new PrefixScope();
  private final AddressCache addresses = new AddressCache();
  private @Nullable FirstLevel element;

  /** Whether a first-level element is open. */
  boolean isInElement() {
    return open.depth() > 0;
  }

  /** A new stream. */
  void clear() {
    scope.clear();
    open.clear();
    element = null;
    letGo();
  }

  /** Lets go of the bytes of the last tag. */
  void letGo() {
    tag.forget();
  }

  /** Whether the last start tag was an empty-element tag. */
  boolean isEmptyTag() {
    return tag.isEmpty();
  }

  /** The stream's own start tag, between {@code <} and {@code >}. */
  StreamEvent header(byte[] b, int start, int close, StreamBounds bounds) throws Violation {
    int base = start - 1;
    tag.read(b, start, close, bounds);
    scope.enter(tag, base, 0, bounds);
    StreamEvent opened = Header.read(tag, scope, base);
    scope.keepAsStream(b, base);
    return opened;
  }

  /**
   * A start tag, between {@code <} and {@code >}.
   *
   * @param base where the first-level element begins
   * @return the event of the first-level element, where that is the whole of it
   */
  @Nullable StreamEvent start(byte[] b, int base, int start, int close, StreamBounds bounds)
      throws Violation {
    tag.read(b, start, close, bounds);
    if (open.depth() == bounds.depth()) {
      throw Violation.policy("elements are nested deeper than " + bounds.depth());
    }
    if (!isInElement()) {
      scope.beginElement();
    }
    scope.enter(tag, base, open.depth(), bounds);
    if (!isInElement()) {
      element = FirstLevel.read(tag, scope, addresses, base, close + 1);
    }
    open.push(tag, base);
    return tag.isEmpty() ? ended(b, base, close + 1, close + 1) : null;
  }

  /**
   * An end tag, between {@code <} and {@code >}.
   *
   * @return the event of the first-level element, or the stream, where it ends with that
   */
  @Nullable StreamEvent end(byte[] b, int base, int start, int close) throws Violation {
    int name = start + 1;
    int end = close;
    while (end > name && XmlBytes.isSpace(b[end - 1])) {
      end--;
    }
    if (isInElement() && open.isInnermost(b, base, name, end)) {
      return ended(b, base, start - 1, close + 1);
    }
    if (!isInElement() && Spans.equal(b, name, end, STREAM)) {
      return new StreamEvent.StreamClosed();
    }
    throw Violation.notWellFormed("an end tag does not match its start tag");
  }

  private @Nullable StreamEvent ended(byte[] b, int base, int payloadEnd, int end) {
    open.pop();
    scope.leave(open.depth());
    FirstLevel whole = element;
    if (isInElement() || whole == null) {
      return null;
    }
    element = null;
    return whole.event(b, base, payloadEnd, end, scope.declarationsOfStreamInUse());
  }
}
