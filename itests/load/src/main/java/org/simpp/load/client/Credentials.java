package org.simpp.load.client;

import java.util.Map;
import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.protocol.SimppClientMechanism;

/**
 * How all the clients authenticate.
 *
 * @param password of every account, in ASCII
 * @param mechanism the one to use; "" for the strongest SCRAM that is offered
 * @param register whether each account is first made in band (XEP-0077)
 * @param serverKey KUS, for logins by key; empty without
 * @param tokens the invitations of those who first register a key, by user
 */
public record Credentials(
    String password,
    String mechanism,
    boolean register,
    Bytes serverKey,
    Map<String, String> tokens) {
  public Credentials {
    Objects.requireNonNull(password);
    Objects.requireNonNull(mechanism);
    Objects.requireNonNull(serverKey);
    tokens = Map.copyOf(tokens);
  }

  boolean byKey() {
    return mechanism.equals(SimppClientMechanism.NAME);
  }

  /** The same for accounts that are there. */
  Credentials withoutRegistration() {
    return new Credentials(password, mechanism, false, serverKey, Map.of());
  }
}
