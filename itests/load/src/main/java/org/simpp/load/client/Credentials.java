package org.simpp.load.client;

import java.util.Objects;

/**
 * How all the clients authenticate.
 *
 * @param password of every account, in ASCII
 * @param mechanism the one to use; "" for the strongest that is offered
 * @param register whether each account is first made in band (XEP-0077)
 */
public record Credentials(String password, String mechanism, boolean register) {
  public Credentials {
    Objects.requireNonNull(password);
    Objects.requireNonNull(mechanism);
  }

  /** The same for accounts that are there. */
  Credentials withoutRegistration() {
    return new Credentials(password, mechanism, false);
  }
}
