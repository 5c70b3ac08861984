package org.simpp.xmpp.negotiation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamEvent;

/**
 * How a stream lies in the bytes of a connection: as one XML document over TCP, as a message an
 * element over WebSocket, or in the bodies of HTTP requests. It serves one connection, which may
 * have several streams one after the other. Not thread-safe.
 */
@ProviderType
public interface Framing {
  /** Takes what has come; it is copied. */
  void receive(ByteBuffer bytes);

  /** The next event; empty where more must come first. */
  Optional<StreamEvent> next();

  /**
   * Awaits a new stream on the same connection (RFC 6120, section 4.3.3).
   *
   * @return how many bytes had come of the old one and are dropped
   */
  int restart();

  /** From now on those bounds hold for what comes. */
  void bound(StreamBounds bounds);

  /** This side's beginning of a stream; empty where the framing says it otherwise. */
  Bytes header(StreamEvent.StreamOpened header);

  /**
   * What the stream offers (RFC 6120, section 4.3.2).
   *
   * @param features each one element that declares its own namespace
   */
  Bytes features(List<Bytes> features);

  /** A stanza as it stands in the stream. */
  Bytes stanza(Stanza stanza);

  /**
   * A stream error (RFC 6120, section 4.9).
   *
   * @param text for a person, in English; "" for none
   */
  Bytes error(StreamCondition condition, String text);

  /** The end of the stream; empty where the framing says it otherwise. */
  Bytes footer();
}
