package org.simpp.card.keystore;

import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** One key of a session. */
final class SoftwareHandle implements KeyHandle {
  private final SoftwareSession session;
  private final Curve curve;
  private final Bytes publicKey;
  private volatile boolean closed;

  SoftwareHandle(SoftwareSession session, Curve curve, Bytes publicKey) {
    this.session = session;
    this.curve = curve;
    this.publicKey = publicKey;
  }

  @Override
  public Curve curve() {
    return curve;
  }

  @Override
  public Bytes publicKey() {
    return publicKey;
  }

  @Override
  public SecretBytes agree(Bytes peerPublicKey) throws CryptoException, KeyUnavailableException {
    requireOpen();
    return session.agree(curve, peerPublicKey);
  }

  @Override
  public Bytes sign(Bytes message) throws CryptoException, KeyUnavailableException {
    requireOpen();
    return session.sign(curve, message);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "SoftwareHandle[" + curve.label() + "]";
  }

  private void requireOpen() throws KeyUnavailableException {
    if (closed) {
      throw new KeyUnavailableException("the key has been given back; ask the session for it");
    }
  }
}
