package org.simpp.client.internal.stream;

import java.util.List;
import org.simpp.client.ClientException;
import org.simpp.model.SecretBytes;
import org.simpp.transport.ClientLink;
import org.simpp.transport.SaslClientMechanism;

/** How an account proves itself, as often as it connects. */
public interface Login extends AutoCloseable {
  /**
   * The mechanisms for one log-in, the strongest first. They may take as long as a card does.
   *
   * @throws ClientException if the server does not offer what the account needs
   */
  List<SaslClientMechanism> mechanisms(ClientLink link) throws ClientException;

  /** What the last log-in agreed on for its session; no bytes where it agreed on nothing. */
  SecretBytes sessionSecret();

  /** Forgets everything. */
  @Override
  void close();
}
