package org.simpp.crypto.parts;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Keys and agreement on one curve; what each promises stands in the contract of the suite. */
@ProviderType
public interface CurveArithmetic {
  Curve curve();

  SecretBytes generatePrivateKey(Randomness randomness);

  SecretBytes reducePrivateKey(SecretBytes digest) throws CryptoException;

  Bytes publicKey(SecretBytes privateKey) throws CryptoException;

  void requireValid(Bytes publicKey) throws CryptoException;

  SecretBytes agree(SecretBytes privateKey, Bytes peerPublicKey) throws CryptoException;
}
