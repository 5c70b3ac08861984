package org.simpp.transport.netty;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;

/** What carries one link: a connection, or a session of requests. On the link's event loop. */
interface Carrier {
  /**
   * Puts {@code xml} behind everything offered before; any thread.
   *
   * @return completes when it is written to the socket
   */
  CompletionStage<Void> offer(Bytes xml);

  /** Begins TLS, once everything offered so far is out. */
  void startTls();

  /** The peer has logged in. */
  void established();

  /** Whether more is read; asked after all that has come was dealt with. */
  void takesInput(boolean takes);

  /** Ends once everything offered so far and {@code lastWords} are out. */
  void end(List<Bytes> lastWords);
}
