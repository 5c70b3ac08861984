package org.simpp.protocol;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.RegistrationWire.Answer;
import org.simpp.protocol.RegistrationWire.Claim;
import org.simpp.protocol.RegistrationWire.Proof;

/**
 * A registration between R2 and R3. It ends with one R3, good or bad; the caller ends it earlier
 * with {@link #close}, and does not keep it for more than a minute or so.
 */
public final class PendingRegistration implements AutoCloseable {
  private final CipherSuite suite;
  private final RegistrationWire wire;
  private final Claim claim;
  private final Answer answer;
  private final SecretBytes masterKey;
  private final Bytes r2;

  PendingRegistration(
      CipherSuite suite, Claim claim, Answer answer, SecretBytes masterKey, Bytes r2) {
    this.suite = suite;
    this.wire = new RegistrationWire(suite);
    this.claim = claim;
    this.answer = answer;
    this.masterKey = masterKey;
    this.r2 = r2;
  }

  /** The account that R1 names; the invitation must be for it. */
  public Jid account() {
    return claim.account();
  }

  /** What to send. */
  public Bytes r2() {
    return r2;
  }

  /**
   * What to store, if R3 is the account's own. No second R3 is looked at.
   *
   * @throws CryptoException if it is not
   */
  public Registered verify(Bytes r3) throws CryptoException {
    if (masterKey.isClosed()) {
      throw new CryptoException();
    }
    try (this) {
      Proof proof = wire.readR3(r3);
      Bytes signed = wire.signed(claim, answer);
      suite.verify(Curve.P224, claim.serverCurveKey(), signed, proof.serverCurveSignature());
      suite.verify(Curve.P192, claim.clientCurveKey(), signed, proof.clientCurveSignature());
      return new Registered(
          claim.account(), claim.serverCurveKey(), claim.clientCurveKey(), masterKey.copy());
    }
  }

  @Override
  public void close() {
    masterKey.close();
  }
}
