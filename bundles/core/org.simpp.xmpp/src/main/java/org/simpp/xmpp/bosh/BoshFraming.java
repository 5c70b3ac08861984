package org.simpp.xmpp.bosh;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.negotiation.StandaloneFraming;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;
import org.simpp.xmpp.stream.StreamEvent.Violated;

/**
 * The streams of one session in the bodies of its requests: a body's attributes begin and end them,
 * what stands in it is their elements (XEP-0206). What it holds is checked by the decoder that TCP
 * has. Requests are given by {@link #take}, in their order; no bytes come.
 */
public final class BoshFraming extends StandaloneFraming<BoshFraming.Part> {
  /** What a request brings. */
  sealed interface Part {
    record Opening(StreamEvent event) implements Part {}

    record Payload(Bytes xml) implements Part {}

    record Closing() implements Part {}
  }

  private Element first = Element.of(BoshRequest.NAMESPACE, "body");
  private String streamId = "";

  /**
   * @param bounds that hold before login
   */
  public BoshFraming(StreamBounds bounds) {
    super(bounds);
  }

  /** Takes the next request of the session. */
  public void take(BoshRequest request) {
    if (request.sid().isEmpty()) {
      first = request.body();
      add(new Part.Opening(opened(first)));
    } else if (request.isRestart()) {
      // what stands in it is no part of the new stream (XEP-0206, section 5)
      add(new Part.Opening(opened(request.body())));
    } else {
      request.payload().forEach(xml -> add(new Part.Payload(xml)));
    }
    if (request.isLast()) {
      add(new Part.Closing());
    }
  }

  /** The id of the stream that was opened last; "" before. */
  public String streamId() {
    return streamId;
  }

  @Override
  public void receive(ByteBuffer none) {
    if (none.hasRemaining()) {
      throw new IllegalArgumentException("requests are taken whole");
    }
  }

  @Override
  protected int size(Part part) {
    return 1;
  }

  /** Its id stands among the body's attributes; of the rest the client knows (XEP-0206). */
  @Override
  public Bytes header(StreamOpened header) {
    streamId = header.id();
    return Bytes.empty();
  }

  @Override
  public Bytes footer() {
    return Bytes.empty();
  }

  @Override
  protected StreamEvent read(Part part) {
    if (part instanceof Part.Opening opening) {
      return opening.event();
    }
    if (part instanceof Part.Payload payload) {
      decoder().receive(payload.xml().asReadOnlyBuffer());
      return decoder()
          .next()
          .orElseGet(() -> new Violated(StreamCondition.BAD_FORMAT, "elements come whole"));
    }
    return new StreamClosed();
  }

  /** What a restart does not say again holds as it was said first. */
  private StreamEvent opened(Element body) {
    try {
      return new StreamOpened(
          address(body, "to"),
          address(body, "from"),
          said(body, BoshRequest.XBOSH, "version").orElse("1.0"),
          body.language().or(first::language).orElse(""),
          "",
          Namespaces.CLIENT);
    } catch (IllegalArgumentException e) {
      return new Violated(StreamCondition.IMPROPER_ADDRESSING, "an address of the body is none");
    }
  }

  private @Nullable Jid address(Element body, String name) {
    return said(body, "", name).filter(text -> !text.isEmpty()).map(Jid::of).orElse(null);
  }

  private Optional<String> said(Element body, String namespace, String name) {
    return body.attribute(namespace, name).or(() -> first.attribute(namespace, name));
  }
}
