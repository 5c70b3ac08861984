package org.simpp.crypto;

/** The number of a cipher suite on the wire, unsigned 16 bits. */
public record SuiteId(int value) {
  /** P-224 with the server, P-192 between clients, AES-128-CBC with HMAC-SHA-256. */
  public static final SuiteId SIMPP_2007 = new SuiteId(0x0701);

  /** P-256, AES-256-GCM, HKDF-SHA-256. */
  public static final SuiteId S2_P256 = new SuiteId(0x2001);

  /** X25519 with ECDSA on P-256, ChaCha20-Poly1305, HKDF-SHA-256. */
  public static final SuiteId S2_25519 = new SuiteId(0x2002);

  public SuiteId {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("a suite id has 16 bits, not " + value);
    }
  }

  /** As documents write it: {@code 0x0701}. */
  @Override
  public String toString() {
    return "0x%04x".formatted(value);
  }
}
