package org.simpp.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
   * The peer asks how much has been dealt with, and forgets what it is told of (XEP-0198, section
   * 4).
   *
   * @return completes, never exceptionally, when that is so of all that came before; by default at
   *     once
   */
  default CompletionStage<Void> handled(Link link) {
    return CompletableFuture.completedStage(null);
  }

  /**
   * The link is closed; the last call.
   *
   * @param cause the reason and its text; {@link TransportException.Reason#CLOSED} when the peer or
   *     this side ended it in good order
   */
  void closed(Link link, TransportException cause);
}
