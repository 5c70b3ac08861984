package org.simpp.crypto.bc;

import java.util.Arrays;
import org.bouncycastle.crypto.DerivationFunction;
import org.bouncycastle.crypto.DerivationParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KDFParameters;
import org.simpp.crypto.parts.SecretDerivation;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** A key derivation function over SHA-256. */
enum Derivation implements SecretDerivation {
  /** ANSI X9.63 (SEC 1, section 3.6.1): the secret, a counter from 1, and what it is for. */
  X963 {
    @Override
    DerivationFunction function() {
      return new KDF2BytesGenerator(new SHA256Digest());
    }

    @Override
    DerivationParameters parameters(byte[] secret, Bytes salt, Bytes info) {
      if (!salt.isEmpty()) {
        throw new IllegalArgumentException("the X9.63 function takes no salt");
      }
      return new KDFParameters(secret, info.toByteArray());
    }

    @Override
    int maxLength() {
      return Integer.MAX_VALUE;
    }
  },
  /** HKDF (RFC 5869), extraction and expansion. */
  HKDF {
    @Override
    DerivationFunction function() {
      return new HKDFBytesGenerator(new SHA256Digest());
    }

    @Override
    DerivationParameters parameters(byte[] secret, Bytes salt, Bytes info) {
      return new HKDFParameters(secret, salt.toByteArray(), info.toByteArray());
    }

    @Override
    int maxLength() {
      return 255 * Sha256.LENGTH;
    }
  };

  @Override
  public SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length) {
    if (length < 1 || length > maxLength()) {
      throw new IllegalArgumentException(
          "this function derives 1 to " + maxLength() + " bytes, not " + length);
    }
    byte[] exposed = secret.expose();
    try {
      DerivationFunction function = function();
      function.init(parameters(exposed, salt, info));
      byte[] derived = new byte[length];
      function.generateBytes(derived, 0, length);
      return SecretBytes.takeOver(derived);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }

  abstract DerivationFunction function();

  abstract DerivationParameters parameters(byte[] secret, Bytes salt, Bytes info);

  abstract int maxLength();
}
