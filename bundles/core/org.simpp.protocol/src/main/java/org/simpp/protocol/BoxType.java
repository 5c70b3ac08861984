package org.simpp.protocol;

import org.simpp.crypto.CryptoException;

/** What a box carries: the second byte of its header (SIMPP-2007, section 1.5). */
public enum BoxType {
  /** The server's answer in a registration. */
  R2(0x12, false),
  /** The server's challenge in a login. */
  CS2(0x22, false),
  /** Data between client and server after a login; carries CC1. */
  CLIENT_SERVER(0x31, true),
  /** A key that the server hands out: CC2. */
  KEY_DISTRIBUTION(0x32, true),
  /** The first message between two clients. */
  CC3(0x33, false),
  /** The answer to it. */
  CC4(0x34, false),
  /** A text between two clients. */
  MESSAGE(0x41, true),
  /** A piece of a file between two clients. */
  FILE_CHUNK(0x42, true),
  /** A content between two clients: an envelope of XEP-0420. */
  CONTENT(0x43, true);

  private final int code;
  private final boolean numbered;

  BoxType(int code, boolean numbered) {
    this.code = code;
    this.numbered = numbered;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /**
   * Whether such boxes count from 1 upwards; the others have the sequence number 0, and are fresh
   * by the nonces inside.
   */
  public boolean numbered() {
    return numbered;
  }

  static BoxType of(int code) throws CryptoException {
    for (BoxType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new CryptoException();
  }
}
