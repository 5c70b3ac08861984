package org.simpp.xmpp.streammanagement;

import java.util.Optional;

/**
 * How many stanzas have been handled, modulo 2^32 (XEP-0198, section 4).
 *
 * @param value 0 to 2^32 - 1
 */
public record StanzaCount(long value) {
  public static final StanzaCount ZERO = new StanzaCount(0);

  private static final long MODULUS = 1L << 32;
  private static final int MAX_DIGITS = 10;

  public StanzaCount {
    if (value < 0 || value >= MODULUS) {
      throw new IllegalArgumentException("a count of stanzas is from 0 to 2^32 - 1, not " + value);
    }
  }

  /** What {@code text} says: decimal digits alone; empty where it is no count. */
  public static Optional<StanzaCount> parse(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber && Long.parseLong(text) < MODULUS
        ? Optional.of(new StanzaCount(Long.parseLong(text)))
        : Optional.empty();
  }

  /** One more; 0 follows the greatest. */
  public StanzaCount next() {
    return plus(1);
  }

  /** So many more, modulo 2^32. */
  public StanzaCount plus(long stanzas) {
    return new StanzaCount(Math.floorMod(value + stanzas, MODULUS));
  }

  /** How many have been counted since {@code earlier}, less than 2^32 of them. */
  public long since(StanzaCount earlier) {
    return Math.floorMod(value - earlier.value, MODULUS);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
