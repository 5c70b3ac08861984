package org.simpp.xmpp.negotiation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamDecoder;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamWriter;

/** One XML document a stream, in each direction (RFC 6120, section 4.2). */
public final class StreamFraming implements Framing {
  private final StreamDecoder decoder;

  /**
   * @param bounds that hold before login
   */
  public StreamFraming(StreamBounds bounds) {
    decoder = new StreamDecoder(bounds);
  }

  @Override
  public void receive(ByteBuffer bytes) {
    decoder.receive(bytes);
  }

  @Override
  public Optional<StreamEvent> next() {
    return decoder.next();
  }

  @Override
  public int restart() {
    return decoder.restart();
  }

  @Override
  public void bound(StreamBounds bounds) {
    decoder.bound(bounds);
  }

  @Override
  public Bytes header(StreamEvent.StreamOpened header) {
    return StreamWriter.header(header);
  }

  @Override
  public Bytes features(List<Bytes> features) {
    return StreamWriter.features(features);
  }

  @Override
  public Bytes stanza(Stanza stanza) {
    return StanzaCodec.encode(stanza);
  }

  @Override
  public Bytes error(StreamCondition condition, String text) {
    return StreamWriter.error(condition, text);
  }

  @Override
  public Bytes footer() {
    return StreamWriter.footer();
  }
}
