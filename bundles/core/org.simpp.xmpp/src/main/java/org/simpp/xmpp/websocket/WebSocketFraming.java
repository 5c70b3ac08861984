package org.simpp.xmpp.websocket;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.negotiation.StandaloneFraming;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.ElementReceived;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;
import org.simpp.xmpp.stream.StreamEvent.Violated;

/**
 * One message of a WebSocket an element, in each direction: {@code <open/>} and {@code <close/>}
 * begin and end a stream (RFC 7395, section 3). Each call of {@link #receive} is one message. What
 * stands in it is checked by the decoder that TCP has.
 */
public final class WebSocketFraming extends StandaloneFraming<Bytes> {
  /** The namespace of {@code <open/>} and {@code <close/>}. */
  public static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-framing";

  private static final Bytes CLOSE = ElementCodec.write(Element.of(NAMESPACE, "close"));

  /**
   * @param bounds that hold before login
   */
  public WebSocketFraming(StreamBounds bounds) {
    super(bounds);
  }

  @Override
  public void receive(ByteBuffer message) {
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    add(Bytes.givenAway(bytes));
  }

  @Override
  protected int size(Bytes message) {
    return Math.max(1, message.length());
  }

  @Override
  public Bytes header(StreamOpened header) {
    return ElementCodec.write(
        Element.builder(NAMESPACE, "open")
            .attribute("to", text(header.to()))
            .attribute("from", text(header.from()))
            .attribute("id", header.id())
            .attribute("version", header.version())
            .language(header.language())
            .build());
  }

  @Override
  public Bytes footer() {
    return CLOSE;
  }

  /** A message is one element, whole, from its first character on (RFC 7395, section 3.3.3). */
  @Override
  protected StreamEvent read(Bytes message) {
    if (message.isEmpty() || message.at(0) != '<') {
      return new Violated(StreamCondition.BAD_FORMAT, "a message begins with an element");
    }
    decoder().receive(message.asReadOnlyBuffer());
    Optional<StreamEvent> event = decoder().next();
    if (event.isEmpty()) {
      return new Violated(StreamCondition.BAD_FORMAT, "a message is a whole element");
    }
    if (event.get() instanceof Violated) {
      return event.get();
    }
    if (event.get() instanceof StreamClosed) {
      return new Violated(StreamCondition.BAD_FORMAT, "a stream ends with close");
    }
    if (decoder().next().isPresent() || !decoder().isBetweenElements()) {
      return new Violated(StreamCondition.BAD_FORMAT, "a message is one element and no more");
    }
    return event.get() instanceof ElementReceived element && element.namespace().equals(NAMESPACE)
        ? framing(element)
        : event.get();
  }

  private static StreamEvent framing(ElementReceived element) {
    if (element.name().equals("close")) {
      return new StreamClosed();
    }
    if (!element.name().equals("open")) {
      return new Violated(StreamCondition.BAD_FORMAT, "a stream begins with open");
    }
    try {
      return opened(ElementCodec.parse(element.xml()));
    } catch (MalformedXmlException e) {
      return new Violated(StreamCondition.NOT_WELL_FORMED, "the open element cannot be read");
    }
  }

  private static StreamEvent opened(Element open) {
    try {
      return new StreamOpened(
          address(open, "to"),
          address(open, "from"),
          open.attribute("version").orElse(""),
          open.language().orElse(""),
          open.attribute("id").orElse(""),
          Namespaces.CLIENT);
    } catch (IllegalArgumentException e) {
      return new Violated(
          StreamCondition.IMPROPER_ADDRESSING, "an address in the open element is none");
    }
  }

  private static @Nullable Jid address(Element open, String name) {
    return open.attribute(name).filter(text -> !text.isEmpty()).map(Jid::of).orElse(null);
  }

  private static @Nullable String text(@Nullable Jid address) {
    return address == null ? null : address.toString();
  }
}
