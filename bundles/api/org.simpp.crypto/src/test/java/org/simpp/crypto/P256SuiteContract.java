package org.simpp.crypto;

/** The vectors of suite 0x2001. */
public abstract class P256SuiteContract extends HkdfSuiteContract {
  @Override
  protected SuiteId expectedId() {
    return SuiteId.S2_P256;
  }

  @Override
  protected String[] aeadVectors() {
    return new String[] {"cavp-gcm-encrypt.txt", "cavp-gcm-decrypt.txt", "wycheproof-aes-gcm.txt"};
  }
}
