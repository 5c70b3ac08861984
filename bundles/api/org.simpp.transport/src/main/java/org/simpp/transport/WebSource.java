package org.simpp.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;

/** Content that is asked for piece by piece, so that little of it is in memory at a time. */
@ConsumerType
public interface WebSource {
  /**
   * The next piece, which is not empty; asked for when the one before has been written. Returns at
   * once.
   *
   * @return completes exceptionally where there is none; the connection ends then
   */
  CompletionStage<Bytes> next();

  /** Nothing more is asked for; called once. Returns at once. */
  void close();
}
