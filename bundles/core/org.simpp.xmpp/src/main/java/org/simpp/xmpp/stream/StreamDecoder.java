package org.simpp.xmpp.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;

/**
 * One direction of an XML stream: give it bytes as they come, and ask for events until there is
 * none (RFC 6120, section 4).
 *
 * <p>What comes out as a stanza is well-formed in the sense of XML 1.0 and of Namespaces in XML,
 * free of what RFC 6120, section 11.1 forbids, and within the {@link StreamBounds}; its payload is
 * the bytes that came. Each byte is looked at a fixed number of times, however the input is cut.
 * After {@link StreamEvent.Violated} or {@link StreamClosed} nothing comes any more until {@link
 * #restart}. Not thread-safe.
 */
public final class StreamDecoder {
  private enum State {
    /** Nothing has come: an XML declaration may. */
    BEGINNING,
    /** The stream's header is awaited. */
    PROLOG,
    /** Between first-level elements. */
    BETWEEN,
    /** In a first-level element. */
    CONTENT,
    /** The header was an empty-element tag. */
    CLOSING,
    ENDED
  }

  private static final byte[] EMPTY = {};
  private static final int NONE = -1;
  private static final String CDATA = "<![CDATA[";

  private final Tag tag = new Tag();
  private final OpenNames open = new OpenNames();
  private final PrefixScope scope = new PrefixScope();
  private final AddressCache addresses = new AddressCache();

  private StreamBounds bounds;
  private State state = State.BEGINNING;
  private byte[] buffer = EMPTY;
  private int limit;

  /** Where the first-level element, or what stands before it, begins. */
  private int base;

  /** What is before it has been looked at. */
  private int position;

  /** Where the tag or section begins that is being read, or {@link #NONE}. */
  private int markup = NONE;

  /** The quote in which {@link #position} stands within a tag, or 0. */
  private byte quote;

  private @Nullable FirstLevel element;

  public StreamDecoder(StreamBounds bounds) {
    this.bounds = Objects.requireNonNull(bounds);
  }

  /** From now on those bounds hold, as after a login. */
  public void bound(StreamBounds other) {
    bounds = Objects.requireNonNull(other);
  }

  /**
   * Awaits a new stream's header, as after STARTTLS and SASL (RFC 6120, section 4.3.3). What has
   * been received and not become an event is thrown away: it belonged to the old stream, and
   * nothing that came before TLS may count as having come through it.
   *
   * @return how many bytes were thrown away
   */
  public int restart() {
    int discarded = limit - firstKept();
    forget();
    scope.clear();
    open.clear();
    element = null;
    state = State.BEGINNING;
    return discarded;
  }

  /** Takes {@code length} bytes from {@code offset} on; they are copied. */
  public void receive(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (state != State.ENDED) {
      makeRoom(length);
      System.arraycopy(bytes, offset, buffer, limit, length);
      limit += length;
    }
  }

  /** Takes all that remains in {@code bytes}; they are copied. */
  public void receive(ByteBuffer bytes) {
    int length = bytes.remaining();
    if (state == State.ENDED) {
      bytes.position(bytes.limit());
    } else {
      makeRoom(length);
      bytes.get(buffer, limit, length);
      limit += length;
    }
  }

  /** The next event; empty where more bytes are needed, or nothing comes any more. */
  public Optional<StreamEvent> next() {
    try {
      StreamEvent event = null;
      boolean goesOn = true;
      while (event == null && goesOn && state != State.ENDED) {
        int before = position;
        int markupBefore = markup;
        event = step();
        goesOn = position != before || markup != markupBefore;
      }
      if (event == null && markup == NONE && position == limit && state != State.CONTENT) {
        forget();
      }
      return Optional.ofNullable(event);
    } catch (Violation e) {
      return Optional.of(end(e.event()));
    }
  }

  /** Goes on as far as one tag, one run of text, or one element's end. */
  private @Nullable StreamEvent step() throws Violation {
    if (state == State.CLOSING) {
      return end(new StreamClosed());
    }
    int end = end();
    if (position < end) {
      if (markup != NONE) {
        StreamEvent event = markup(end);
        if (event != null || markup == NONE) {
          return event;
        }
      } else if (state == State.CONTENT) {
        position = XmlBytes.text(buffer, position, end);
        if (position < end && buffer[position] == '<') {
          beginMarkup();
          return null;
        }
      } else {
        outside(end);
        return null;
      }
    }
    if (end < limit) {
      throw Violation.policy(
          "one element is larger than the %d bytes allowed".formatted(bounds.stanzaBytes()));
    }
    return null;
  }

  /** How far may be looked: to what has come, but no farther than one stanza may be long. */
  private int end() {
    if (state != State.CONTENT && markup == NONE) {
      return limit;
    }
    return Math.min(limit - base, bounds.stanzaBytes()) + base;
  }

  /** Between elements: white space keeps the connection alive (RFC 6120, section 4.6.1). */
  private void outside(int end) throws Violation {
    int first = XmlBytes.skipSpace(buffer, position, end);
    if (first > position && state == State.BEGINNING) {
      state = State.PROLOG;
    }
    position = first;
    if (first == end) {
      return;
    }
    if (buffer[first] == '<') {
      base = first;
      beginMarkup();
      return;
    }
    XmlBytes.character(buffer, first, end);
    if (state == State.BETWEEN) {
      throw new Violation(StreamCondition.BAD_FORMAT, "text stands between stanzas");
    }
    throw Violation.notWellFormed("text stands before the stream's header");
  }

  private void beginMarkup() {
    markup = position;
    position++;
    quote = 0;
  }

  /** Goes on in a tag, CDATA section or XML declaration, and acts on it where it is whole. */
  private @Nullable StreamEvent markup(int end) throws Violation {
    byte kind = buffer[markup + 1];
    if (kind == '!') {
      section(end);
      return null;
    }
    if (kind == '?') {
      return declaration(end);
    }
    if (!findsTagEnd(end)) {
      return null;
    }
    int start = markup + 1;
    int close = position;
    markup = NONE;
    position = close + 1;
    return kind == '/' ? endTag(start, close) : startTag(start, close);
  }

  private boolean findsTagEnd(int end) throws Violation {
    byte in = quote;
    int p = position;
    boolean isFound = false;
    while (p < end) {
      byte b = buffer[p];
      if (b == '<') {
        throw Violation.notWellFormed("< stands in a tag");
      }
      if (in == 0) {
        if (b == '>') {
          isFound = true;
          break;
        }
        in = b == '"' || b == '\'' ? b : 0;
      } else if (b == in) {
        in = 0;
      }
      p++;
    }
    position = p;
    quote = in;
    return isFound;
  }

  private @Nullable StreamEvent startTag(int start, int close) throws Violation {
    tag.read(buffer, start, close, bounds);
    if (state == State.CONTENT) {
      if (open.depth() == bounds.depth()) {
        throw Violation.policy("elements are nested deeper than " + bounds.depth());
      }
      scope.enter(tag, base, open.depth(), bounds);
    } else if (state == State.BETWEEN) {
      scope.beginElement();
      scope.enter(tag, base, 0, bounds);
      element = FirstLevel.read(tag, scope, addresses, base, position);
      state = State.CONTENT;
    } else {
      return header();
    }
    open.push(tag, base);
    return tag.isEmpty() ? endElement(position) : null;
  }

  private StreamEvent header() throws Violation {
    scope.enter(tag, base, 0, bounds);
    StreamEvent opened = Header.read(tag, scope, base);
    scope.keepAsStream(buffer, base);
    state = tag.isEmpty() ? State.CLOSING : State.BETWEEN;
    return opened;
  }

  private @Nullable StreamEvent endTag(int start, int close) throws Violation {
    int name = start + 1;
    int end = close;
    while (end > name && XmlBytes.isSpace(buffer[end - 1])) {
      end--;
    }
    if (state == State.CONTENT && open.isInnermost(buffer, base, name, end)) {
      return endElement(start - 1);
    }
    if (state == State.BETWEEN && Spans.equal(buffer, name, end, "stream:stream")) {
      return end(new StreamClosed());
    }
    throw Violation.notWellFormed("an end tag does not match its start tag");
  }

  private @Nullable StreamEvent endElement(int payloadEnd) {
    open.pop();
    scope.leave(open.depth());
    FirstLevel whole = element;
    if (open.depth() > 0 || whole == null) {
      return null;
    }
    element = null;
    state = State.BETWEEN;
    return whole.event(buffer, base, payloadEnd, position, scope.declarationsOfStreamInUse());
  }

  /** A CDATA section in a first-level element; everything else that begins so is forbidden. */
  private void section(int end) throws Violation {
    int opening = markup + CDATA.length();
    while (position < end && position < opening) {
      requireCdata(buffer[position], position - markup);
      position++;
    }
    if (position < opening) {
      return;
    }
    while (position < end) {
      if (buffer[position] == ']') {
        if (position + 2 >= end) {
          return;
        }
        if (buffer[position + 1] == ']' && buffer[position + 2] == '>') {
          position += 3;
          markup = NONE;
          return;
        }
      }
      int next = XmlBytes.character(buffer, position, end);
      if (next < 0) {
        return;
      }
      position = next;
    }
  }

  private void requireCdata(byte b, int index) throws Violation {
    if (index == 2 && (b == '-' || b == 'D')) {
      throw Violation.restricted("a comment or document type is not allowed");
    }
    if (b != CDATA.charAt(index)) {
      throw Violation.notWellFormed("<! begins neither a section nor a comment");
    }
    if (index == 2 && state != State.CONTENT) {
      throw new Violation(StreamCondition.BAD_FORMAT, "a CDATA section stands outside of a stanza");
    }
  }

  private @Nullable StreamEvent declaration(int end) throws Violation {
    for (int i = 2; i < 6 && markup + i < end; i++) {
      byte b = buffer[markup + i];
      boolean isExpected = i < 5 ? b == "<?xml".charAt(i) : XmlBytes.isSpace(b);
      if (state != State.BEGINNING || !isExpected) {
        throw Violation.restricted("a processing instruction is not allowed");
      }
    }
    if (findsTagEnd(end)) {
      Header.requireDeclaration(
          new String(buffer, markup, position - markup, StandardCharsets.UTF_8));
      position++;
      markup = NONE;
      state = State.PROLOG;
    }
    return null;
  }

  private StreamEvent end(StreamEvent last) {
    state = State.ENDED;
    forget();
    element = null;
    return last;
  }

  private void forget() {
    tag.forget();
    buffer = EMPTY;
    limit = 0;
    base = 0;
    position = 0;
    markup = NONE;
    quote = 0;
  }

  /** Makes room after {@link #limit}, throwing away what has become events. */
  private void makeRoom(int length) {
    int keepFrom = firstKept();
    int kept = limit - keepFrom;
    int needed = Math.addExact(kept, length);
    if (needed <= buffer.length - keepFrom) {
      return;
    }
    byte[] target = buffer;
    if (needed > buffer.length) {
      target = kept == 0 ? new byte[length] : new byte[Math.max(needed, kept * 2)];
    }
    System.arraycopy(buffer, keepFrom, target, 0, kept);
    buffer = target;
    limit = kept;
    position -= keepFrom;
    markup = markup == NONE ? NONE : markup - keepFrom;
    base = 0;
  }

  /** What is before it has become events, or was white space. */
  private int firstKept() {
    return state == State.CONTENT || markup != NONE ? base : position;
  }
}
