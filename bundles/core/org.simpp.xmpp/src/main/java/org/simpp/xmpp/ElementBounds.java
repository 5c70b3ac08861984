package org.simpp.xmpp;

/**
 * How much one element may hold before reading it is refused.
 *
 * @param bytes of XML
 * @param depth of nesting, the element itself counted as 1
 * @param attributes of any one element
 * @param elements all together
 */
public record ElementBounds(int bytes, int depth, int attributes, int elements) {
  /** Enough for the largest stanza that a server of ours takes. */
  public static final ElementBounds STANDARD = new ElementBounds(1 << 20, 64, 64, 20_000);

  public ElementBounds {
    if (bytes < 1 || depth < 1 || attributes < 0 || elements < 1) {
      throw new IllegalArgumentException("bounds are positive");
    }
  }
}
