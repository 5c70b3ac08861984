package org.simpp.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** What is served over HTTP beside links, on the same port and under the same certificate. */
@ConsumerType
public interface WebService {
  /** What the paths of all its requests begin with, as {@code /files/}. */
  String prefix();

  /**
   * Decides on a request by its head alone: nothing of its content has been read. Called on the
   * connection's event loop; returns at once.
   *
   * @return completes with the answer; exceptionally for a fault, which is answered as one
   */
  CompletionStage<WebAnswer> answer(WebRequest request);
}
