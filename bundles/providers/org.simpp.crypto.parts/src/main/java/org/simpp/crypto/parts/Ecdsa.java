package org.simpp.crypto.parts;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * ECDSA with SHA-256, deterministic (RFC 6979, section 3.2), written as r||s in the curve's width.
 *
 * <p>s is emitted as the RFC computes it and verified in either half of the range: (r, -s) verifies
 * where (r, s) does, so a signature is never an identifier.
 */
final class Ecdsa {
  private Ecdsa() {}

  static Bytes sign(PrimeCurve curve, SecretBytes privateKey, Bytes message)
      throws CryptoException {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, curve.parsePrivate(privateKey));
    BigInteger[] signature = signer.generateSignature(digest(message));
    int width = curve.curve().fieldLength();
    byte[] raw = new byte[2 * width];
    BigIntegers.asUnsignedByteArray(signature[0], raw, 0, width);
    BigIntegers.asUnsignedByteArray(signature[1], raw, width, width);
    return Bytes.givenAway(raw);
  }

  static void verify(PrimeCurve curve, Bytes publicKey, Bytes message, Bytes signature)
      throws CryptoException {
    ECPublicKeyParameters key = curve.parsePublic(publicKey);
    int width = curve.curve().fieldLength();
    if (signature.length() != 2 * width) {
      throw new CryptoException();
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    BigInteger r = new BigInteger(1, signature.slice(0, width).toByteArray());
    BigInteger s = new BigInteger(1, signature.slice(width, 2 * width).toByteArray());
    if (!verifier.verifySignature(digest(message), r, s)) {
      throw new CryptoException();
    }
  }

  private static byte[] digest(Bytes message) {
    SHA256Digest digest = new SHA256Digest();
    byte[] content = message.toByteArray();
    digest.update(content, 0, content.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
