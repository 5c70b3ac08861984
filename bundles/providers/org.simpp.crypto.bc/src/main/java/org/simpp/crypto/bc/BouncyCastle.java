package org.simpp.crypto.bc;

import org.simpp.crypto.parts.KeyedHash;

/** What the suites of this provider have in common. */
final class BouncyCastle {
  /** For an operator to read; the version is the build's. */
  static final String PROVIDER = "Bouncy Castle 1.87";

  static final KeyedHash SHA_256 = new Sha256();

  private BouncyCastle() {}
}
