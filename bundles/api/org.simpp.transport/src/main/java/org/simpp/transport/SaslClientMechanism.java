package org.simpp.transport;

import org.osgi.annotation.versioning.ConsumerType;
import org.simpp.model.Bytes;

/** One SASL mechanism of the initiating side: a name, and bytes to bytes (RFC 4422). */
@ConsumerType
public interface SaslClientMechanism {
  /** As it stands in the server's list: {@code SCRAM-SHA-256-PLUS}. */
  String name();

  /**
   * Begins anew.
   *
   * @param security the channel bindings to choose from
   * @return the initial response; empty where the mechanism has none
   * @throws SaslException when it cannot begin here
   */
  Bytes begin(LinkSecurity security) throws SaslException;

  /** The answer to {@code challenge}. */
  Bytes respond(Bytes challenge) throws SaslException;

  /**
   * Checks what came with the server's success; called always, with nothing where nothing came.
   *
   * @throws SaslException if the server did not prove itself; the link is then closed
   */
  void succeeded(Bytes additionalData) throws SaslException;
}
