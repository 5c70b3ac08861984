package org.simpp.load.client;

import org.simpp.model.Bytes;

/** One SASL exchange at the client (RFC 4422). */
interface Exchange {
  String mechanism();

  /** The initial response. */
  Bytes first() throws LoginFailure;

  /** The answer to the server's challenge. */
  Bytes answer(Bytes challenge) throws LoginFailure;

  /** Checks what came with the server's success. */
  void requireProof(Bytes data) throws LoginFailure;
}
