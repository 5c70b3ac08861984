package org.simpp.load.client;

import java.util.Map;
import org.simpp.model.Bytes;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;

/** One login by key (SIMPP-2007, phase 2), which binds no channel. */
final class Simpp2007Exchange implements Exchange {
  private static final LinkSecurity UNBOUND = new LinkSecurity("", "", Map.of(), Bytes.empty());

  private final SimppClientMechanism client;

  Simpp2007Exchange(SimppClientMechanism client) {
    this.client = client;
  }

  @Override
  public String mechanism() {
    return client.name();
  }

  @Override
  public Bytes first() {
    return client.begin(UNBOUND);
  }

  @Override
  public Bytes answer(Bytes challenge) throws LoginFailure {
    try {
      return client.respond(challenge);
    } catch (SaslException e) {
      throw new LoginFailure("the server's challenge was refused: " + e.getMessage(), e);
    }
  }

  @Override
  public void requireProof(Bytes data) throws LoginFailure {
    try (client) {
      client.succeeded(data);
    } catch (SaslException e) {
      throw new LoginFailure("the server did not prove itself: " + e.getMessage(), e);
    }
  }
}
