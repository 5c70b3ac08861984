package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.RegistrationWire.Answer;
import org.simpp.protocol.RegistrationWire.Claim;

/**
 * Phase 1 at the server: from R1 to R2; the {@link PendingRegistration} then takes R3.
 *
 * <p>It proves who owns the key and not who the person is: the caller lets an account be registered
 * only against an invitation for it (review 8). Safe for use by several threads; calls take as long
 * as the card does that holds KRS.
 */
public final class ServerRegistration {
  private final CipherSuite suite;
  private final Jid server;
  private final KeyHandle serverKey;
  private final RegistrationWire wire;

  /**
   * @param suite a stable handle on suite 0x0701
   * @param server the server's own address, IDS
   * @param serverKey KRS on P-224
   */
  public ServerRegistration(CipherSuite suite, Jid server, KeyHandle serverKey) {
    this.suite = Objects.requireNonNull(suite);
    this.server = server.server();
    this.serverKey = UserKeys.requireCurve(serverKey, Curve.P224);
    this.wire = new RegistrationWire(suite);
  }

  /**
   * Answers R1.
   *
   * @throws CryptoException if R1 is malformed, names an account of another server, or brings an
   *     invalid point
   * @throws KeyUnavailableException if KRS cannot be used now
   */
  public PendingRegistration challenge(Bytes r1, Randomness randomness)
      throws CryptoException, KeyUnavailableException {
    Claim claim = wire.readR1(r1);
    if (!claim.account().server().equals(server)) {
      throw new CryptoException();
    }
    suite.requireValid(Curve.P224, claim.serverCurveKey());
    suite.requireValid(Curve.P192, claim.clientCurveKey());
    SecretBytes masterKey = serverKey.agree(claim.serverCurveKey());
    Answer answer = new Answer(Nonces.draw(randomness), wire.claimHash(claim));
    try (BoxKey box = new KeySchedule(suite).masterBox(masterKey, claim.account());
        SecretBytes content = wire.r2Content(answer)) {
      Bytes r2 = box.seal(BoxType.R2, content, randomness);
      return new PendingRegistration(suite, claim, answer, masterKey, r2);
    }
  }
}
