package org.simpp.client;

import java.util.Objects;

/**
 * What a person must know of the card that holds the keys.
 *
 * @param kind what it is, to be said plainly on the screen
 * @param serial unique among all cards
 * @param location the reader's name, or the folder of a software card
 * @param triesLeft wrong PINs left before it blocks, read live; 0 when it is blocked
 */
public record CardFacts(Kind kind, String serial, String location, int triesLeft) {
  /** What holds the keys. */
  public enum Kind {
    /** An encrypted file on this computer. */
    SOFTWARE,
    /** A smart card in a reader. */
    SMART_CARD,
    /** A token or security module. */
    TOKEN
  }

  public CardFacts {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(serial);
    Objects.requireNonNull(location);
  }
}
