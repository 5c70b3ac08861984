package org.simpp.crypto.parts;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** A curve that also signs: ECDSA with SHA-256, deterministic (RFC 6979), as raw r||s. */
@ProviderType
public interface SigningCurve extends CurveArithmetic {
  Bytes sign(SecretBytes privateKey, Bytes message) throws CryptoException;

  void verify(Bytes publicKey, Bytes message, Bytes signature) throws CryptoException;
}
