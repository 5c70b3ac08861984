package org.simpp.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;

/** Takes a request's content piece by piece, so that little of it is in memory at a time. */
@ConsumerType
public interface WebSink {
  /**
   * Takes the next piece. Nothing more is read from the connection until that is done. Returns at
   * once.
   *
   * @return completes exceptionally where it cannot be taken; the connection ends then
   */
  CompletionStage<Void> take(Bytes piece);

  /** All has come; completes with the answer. Returns at once. */
  CompletionStage<WebAnswer.Head> end();

  /** The rest will not come: the connection has ended. What was taken may be kept. */
  void broken();
}
