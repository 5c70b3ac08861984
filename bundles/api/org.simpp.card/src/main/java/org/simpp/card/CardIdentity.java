package org.simpp.card;

import java.util.Objects;

/**
 * What a card is known by.
 *
 * @param serial unique among all cards, printable
 * @param holder who it was made for, as written on it: an address
 * @param kind what holds the keys
 * @param reader the reader's own name, or the folder of a software card
 */
public record CardIdentity(String serial, String holder, Kind kind, String reader) {
  /** What holds the keys; the screen says which. */
  public enum Kind {
    /** An encrypted file on this computer. */
    SOFTWARE,
    /** A smart card in a reader. */
    SMART_CARD,
    /** A token or security module behind PKCS#11. */
    TOKEN
  }

  public CardIdentity {
    Objects.requireNonNull(serial);
    Objects.requireNonNull(holder);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(reader);
  }
}
