package org.simpp.crypto;

/** A named curve and the widths of what is written on it. */
public enum Curve {
  P192("P-192", 24),
  P224("P-224", 28),
  P256("P-256", 32),
  P384("P-384", 48),
  /** Montgomery form (RFC 7748): agreement only, public keys of 32 bytes. */
  X25519("X25519", 32);

  private final String label;
  private final int fieldLength;

  Curve(String label, int fieldLength) {
    this.label = label;
    this.fieldLength = fieldLength;
  }

  /** The name in standards: {@code P-224}. */
  public String label() {
    return label;
  }

  /** Bytes of one coordinate, of a private key and of a shared secret. */
  public int fieldLength() {
    return fieldLength;
  }

  /** Bytes of an encoded public key: uncompressed SEC 1, or the u-coordinate of X25519. */
  public int publicKeyLength() {
    return this == X25519 ? fieldLength : 1 + 2 * fieldLength;
  }

  /** Bytes of a raw r||s signature; 0 where the curve cannot sign. */
  public int signatureLength() {
    return this == X25519 ? 0 : 2 * fieldLength;
  }
}
