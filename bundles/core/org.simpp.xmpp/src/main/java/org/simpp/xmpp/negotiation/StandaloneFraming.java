package org.simpp.xmpp.negotiation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.stream.StandaloneWriter;
import org.simpp.xmpp.stream.StreamBounds;
import org.simpp.xmpp.stream.StreamDecoder;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.StreamClosed;
import org.simpp.xmpp.stream.StreamEvent.Violated;

/**
 * Streams whose elements come and go whole, each in a unit of its own with no stream's header round
 * it (RFC 7395, section 3.3.3; XEP-0206, section 4).
 *
 * @param <U> a unit that has come
 */
public abstract class StandaloneFraming<U> implements Framing {
  private final StreamDecoder decoder;
  private final Queue<U> units = new ArrayDeque<>();
  private boolean isOver;

  /**
   * @param bounds that hold before login
   */
  protected StandaloneFraming(StreamBounds bounds) {
    decoder = StreamDecoder.ofElements(bounds);
  }

  /** What one unit says; each is asked about once, in the order in which they came. */
  protected abstract StreamEvent read(U unit);

  /** How many bytes of a unit are lost where it is dropped; at least one. */
  protected abstract int size(U unit);

  /** A unit has come. */
  protected final void add(U unit) {
    units.add(unit);
  }

  /** Reads elements, within the bounds. */
  protected final StreamDecoder decoder() {
    return decoder;
  }

  @Override
  public final Optional<StreamEvent> next() {
    U unit = isOver ? null : units.poll();
    if (unit == null) {
      return Optional.empty();
    }
    StreamEvent event = read(unit);
    isOver = event instanceof StreamClosed || event instanceof Violated;
    return Optional.of(event);
  }

  @Override
  public final int restart() {
    int dropped = units.stream().mapToInt(this::size).sum();
    units.clear();
    return dropped;
  }

  @Override
  public final void bound(StreamBounds bounds) {
    decoder.bound(bounds);
  }

  @Override
  public final Bytes features(List<Bytes> features) {
    return StandaloneWriter.features(features);
  }

  @Override
  public final Bytes stanza(Stanza stanza) {
    return StandaloneWriter.stanza(stanza);
  }

  @Override
  public final Bytes error(StreamCondition condition, String text) {
    return StandaloneWriter.error(condition, text);
  }
}
