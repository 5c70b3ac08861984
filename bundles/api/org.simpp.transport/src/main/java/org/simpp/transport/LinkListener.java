package org.simpp.transport;

import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;

/**
 * Told what a link brings, one call at a time and in order, on the link's own thread: never block.
 */
@ConsumerType
public interface LinkListener {
  void received(Link link, Stanza stanza);

  /** Another first-level element of the stream, as it came; by default it is ignored. */
  default void receivedElement(Link link, Bytes xml) {}

  /**
   * The link is closed; the last call.
   *
   * @param cause the reason and its text; {@link TransportException.Reason#CLOSED} when the peer or
   *     this side ended it in good order
   */
  void closed(Link link, TransportException cause);
}
