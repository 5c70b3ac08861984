package org.simpp.protocol;

import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;

/** The random strings RA and RS of one login. */
record Nonces(Bytes client, Bytes server) {
  static final int LENGTH = 16;

  static Bytes draw(Randomness randomness) {
    byte[] nonce = new byte[LENGTH];
    randomness.fill(nonce);
    return Bytes.givenAway(nonce);
  }
}
