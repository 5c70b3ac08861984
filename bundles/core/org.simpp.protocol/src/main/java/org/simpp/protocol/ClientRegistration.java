package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.RegistrationWire.Answer;
import org.simpp.protocol.RegistrationWire.Claim;
import org.simpp.protocol.RegistrationWire.Proof;

/**
 * Phase 1 at the client: {@link #begin} gives R1, {@link #respond} checks R2 and gives R3.
 *
 * <p>When R3 is given, the server has proved that it owns KUS. It holds no secret: KA is derived
 * anew from the key handle where it is needed. Calls take as long as the card does.
 */
public final class ClientRegistration {
  private final CipherSuite suite;
  private final UserKeys keys;
  private final Bytes serverKey;
  private final RegistrationWire wire;
  private final Claim claim;

  /**
   * @param suite a stable handle on suite 0x0701
   * @param account the bare address to register
   * @param serverKey KUS on P-224, known in advance and not from the connection it authenticates
   */
  public ClientRegistration(CipherSuite suite, Jid account, Bytes serverKey, UserKeys keys) {
    this.suite = Objects.requireNonNull(suite);
    this.keys = Objects.requireNonNull(keys);
    this.serverKey = Objects.requireNonNull(serverKey);
    this.wire = new RegistrationWire(suite);
    this.claim =
        new Claim(
            WireText.requireAccount(account),
            keys.withServer().publicKey(),
            keys.withPeers().publicKey());
  }

  /** R1. */
  public Bytes begin() {
    return wire.r1(claim);
  }

  /**
   * R3, the answer to R2.
   *
   * @throws CryptoException if R2 does not come from the owner of KUS, or answers another R1: the
   *     client disconnects
   * @throws KeyUnavailableException if a key cannot be used now
   */
  public Bytes respond(Bytes r2) throws CryptoException, KeyUnavailableException {
    Answer answer = openAnswer(r2);
    if (!answer.claimHash().equals(wire.claimHash(claim))) {
      throw new CryptoException();
    }
    Bytes signed = wire.signed(claim, answer);
    return wire.r3(new Proof(keys.withServer().sign(signed), keys.withPeers().sign(signed)));
  }

  private Answer openAnswer(Bytes r2) throws CryptoException, KeyUnavailableException {
    suite.requireValid(Curve.P224, serverKey);
    try (SecretBytes masterKey = keys.withServer().agree(serverKey);
        BoxKey box = new KeySchedule(suite).masterBox(masterKey, claim.account());
        SecretBytes content = box.open(BoxType.R2, r2)) {
      return wire.readR2Content(content);
    }
  }
}
