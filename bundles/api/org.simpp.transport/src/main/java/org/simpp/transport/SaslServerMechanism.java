package org.simpp.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;

/**
 * One SASL mechanism of the receiving side: a name, and bytes to bytes (RFC 4422). An instance
 * serves one link and may be begun again after a failure.
 */
@ConsumerType
public interface SaslServerMechanism {
  /** As it stands in the list: {@code SCRAM-SHA-256-PLUS}. */
  String name();

  /**
   * Begins an exchange.
   *
   * @param initialResponse what came with {@code <auth/>}; empty where nothing came
   * @return completes with what to do, never exceptionally
   */
  CompletionStage<SaslOutcome> begin(Bytes initialResponse);

  /** Goes on with the client's {@code response}. */
  CompletionStage<SaslOutcome> respond(Bytes response);
}
