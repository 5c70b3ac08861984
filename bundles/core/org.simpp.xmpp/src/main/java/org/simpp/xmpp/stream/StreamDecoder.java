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
    /** The stream is open. */
    OPEN,
    /** The header was an empty-element tag. */
    CLOSING,
    ENDED
  }

  private static final String CDATA = "<![CDATA[";
  private static final String XML = "<?xml";

  private final Input input = new Input();
  private final Nesting nesting = new Nesting();
  private StreamBounds bounds;
  private State state = State.BEGINNING;

  /** The quote in which the position stands within a tag, or 0. */
  private byte quote;

  public StreamDecoder(StreamBounds bounds) {
    this.bounds = Objects.requireNonNull(bounds);
  }

  /**
   * For elements that come without a stream's header around them, as where each is a message of its
   * own; unprefixed ones that declare no namespace are of {@code jabber:client}.
   */
  public static StreamDecoder ofElements(StreamBounds bounds) {
    StreamDecoder decoder = new StreamDecoder(bounds);
    decoder.state = State.OPEN;
    return decoder;
  }

  /** Whether all that has come has become events. */
  public boolean isBetweenElements() {
    return input.pending() == 0 && !nesting.isInElement();
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
    int discarded = input.pending();
    input.forget();
    nesting.clear();
    quote = 0;
    state = State.BEGINNING;
    return discarded;
  }

  /** Takes {@code length} bytes from {@code offset} on; they are copied. */
  public void receive(byte[] bytes, int offset, int length) {
    if (state != State.ENDED) {
      input.append(bytes, offset, length);
    }
  }

  /** Takes all that remains in {@code bytes}; they are copied. */
  public void receive(ByteBuffer bytes) {
    if (state == State.ENDED) {
      bytes.position(bytes.limit());
    } else {
      input.append(bytes);
    }
  }

  /** The next event; empty where more bytes are needed, or nothing comes any more. */
  public Optional<StreamEvent> next() {
    try {
      StreamEvent event = null;
      boolean goesOn = true;
      while (event == null && goesOn && state != State.ENDED) {
        int before = input.position();
        event = step();
        goesOn = input.position() != before;
      }
      if (event == null && input.pending() == 0) {
        input.forget();
        nesting.letGo();
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
    int end = input.end(bounds.stanzaBytes());
    if (input.position() < end) {
      if (input.markup() != Input.NONE) {
        StreamEvent event = markup(end);
        if (input.markup() == Input.NONE) {
          return event;
        }
      } else if (!nesting.isInElement()) {
        outside(end);
        return null;
      } else if (findsMarkup(end)) {
        input.beginMarkup();
        return null;
      }
    }
    if (end < input.limit()) {
      throw Violation.policy(
          "one element is larger than the %d bytes allowed".formatted(bounds.stanzaBytes()));
    }
    return null;
  }

  private boolean findsMarkup(int end) throws Violation {
    int p = XmlBytes.text(input.bytes(), input.position(), end);
    input.moveTo(p);
    return p < end && input.at(p) == '<';
  }

  /** Between elements: white space keeps the connection alive (RFC 6120, section 4.6.1). */
  private void outside(int end) throws Violation {
    int first = XmlBytes.skipSpace(input.bytes(), input.position(), end);
    if (first > input.position() && state == State.BEGINNING) {
      state = State.PROLOG;
    }
    input.moveTo(first);
    if (first == end) {
      return;
    }
    if (input.at(first) == '<') {
      input.beginMarkup();
      return;
    }
    XmlBytes.character(input.bytes(), first, end);
    if (state == State.OPEN) {
      throw new Violation(StreamCondition.BAD_FORMAT, "text stands between stanzas");
    }
    throw Violation.notWellFormed("text stands before the stream's header");
  }

  /** Goes on in a tag, CDATA section or XML declaration, and acts on it where it is whole. */
  private @Nullable StreamEvent markup(int end) throws Violation {
    int start = input.markup() + 1;
    byte kind = input.at(start);
    if (kind == '!') {
      section(end);
      return null;
    }
    if (kind == '?') {
      declaration(end);
      return null;
    }
    int close = tagEnd(end);
    if (close == Input.NONE) {
      return null;
    }
    input.endMarkup(close + 1);
    StreamEvent event = tag(start, close);
    if (!nesting.isInElement()) {
      input.endElement();
    }
    return event instanceof StreamClosed ? end(event) : event;
  }

  private @Nullable StreamEvent tag(int start, int close) throws Violation {
    byte[] b = input.bytes();
    if (b[start] == '/' && state == State.OPEN) {
      return nesting.end(b, input.base(), start, close);
    }
    if (state == State.OPEN) {
      return nesting.start(b, input.base(), start, close, bounds);
    }
    StreamEvent opened = nesting.header(b, start, close, bounds);
    state = nesting.isEmptyTag() ? State.CLOSING : State.OPEN;
    return opened;
  }

  /** Where the {@code >} of the tag stands, or {@link Input#NONE} where it has not come. */
  private int tagEnd(int end) throws Violation {
    byte[] bytes = input.bytes();
    byte in = quote;
    for (int p = input.position(); p < end; p++) {
      byte b = bytes[p];
      if (b == '<') {
        throw Violation.notWellFormed("< stands in a tag");
      }
      if (in != 0) {
        in = b == in ? 0 : in;
      } else if (b == '>') {
        quote = 0;
        return p;
      } else if (b == '"' || b == '\'') {
        in = b;
      }
    }
    quote = in;
    input.moveTo(end);
    return Input.NONE;
  }

  /** A CDATA section in a first-level element; everything else that begins so is forbidden. */
  private void section(int end) throws Violation {
    int begin = input.markup();
    int p = input.position();
    while (p < end && p < begin + CDATA.length()) {
      requireCdata(input.at(p), p - begin);
      p++;
    }
    boolean isClosed = false;
    while (p < end && !isClosed) {
      if (p + 2 >= end && input.at(p) == ']') {
        break;
      }
      isClosed = input.at(p) == ']' && input.at(p + 1) == ']' && input.at(p + 2) == '>';
      int next = isClosed ? p + 3 : XmlBytes.character(input.bytes(), p, end);
      if (next < 0) {
        break;
      }
      p = next;
    }
    input.moveTo(p);
    if (isClosed) {
      input.endMarkup(p);
    }
  }

  private void requireCdata(byte b, int index) throws Violation {
    if (index == 2 && (b == '-' || b == 'D')) {
      throw Violation.restricted("a comment or document type is not allowed");
    }
    if (b != CDATA.charAt(index)) {
      throw Violation.notWellFormed("<! begins neither a section nor a comment");
    }
    if (index == 2 && !nesting.isInElement()) {
      throw new Violation(StreamCondition.BAD_FORMAT, "a CDATA section stands outside of a stanza");
    }
  }

  private void declaration(int end) throws Violation {
    int begin = input.markup();
    for (int i = 2; i <= XML.length() && begin + i < end; i++) {
      byte b = input.at(begin + i);
      boolean isExpected = i < XML.length() ? b == XML.charAt(i) : XmlBytes.isSpace(b);
      if (state != State.BEGINNING || !isExpected) {
        throw Violation.restricted("a processing instruction is not allowed");
      }
    }
    int close = tagEnd(end);
    if (close != Input.NONE) {
      Header.requireDeclaration(
          new String(input.bytes(), begin, close - begin, StandardCharsets.UTF_8));
      input.endMarkup(close + 1);
      input.endElement();
      state = State.PROLOG;
    }
  }

  private StreamEvent end(StreamEvent last) {
    state = State.ENDED;
    input.forget();
    nesting.clear();
    return last;
  }
}
