package org.simpp.xmpp.stream;

/**
 * How much a peer may send at once; what goes beyond ends the stream with {@code policy-violation}
 * (RFC 6120, section 13.12).
 *
 * @param depth of nesting, a stanza counted as 1
 * @param attributes of any one element, namespace declarations included
 * @param nameBytes of any one name, its prefix included
 * @param valueBytes of any one attribute's value
 * @param declarations of prefixes that are in force at any one place
 * @param stanzaBytes of one first-level element, or of the stream's header
 */
public record StreamBounds(
    int depth, int attributes, int nameBytes, int valueBytes, int declarations, int stanzaBytes) {
  /** For a peer that has not logged in: enough for SASL, registration and STARTTLS. */
  public static final StreamBounds BEFORE_LOGIN = new StreamBounds(8, 16, 128, 2048, 8, 16 * 1024);

  /** For a peer that has logged in. */
  public static final StreamBounds AFTER_LOGIN =
      new StreamBounds(48, 48, 256, 16 * 1024, 48, 256 * 1024);

  /** More would not stand in one piece of memory. */
  static final int LARGEST_STANZA = 1 << 28;

  /** RFC 6120, section 13.12: a server must not refuse stanzas below this many bytes. */
  private static final int SMALLEST_STANZA = 10_000;

  public StreamBounds {
    if (depth < 1 || attributes < 8 || nameBytes < 32 || valueBytes < 256) {
      throw new IllegalArgumentException(
          "at least depth 1, 8 attributes, names of 32 and values of 256 bytes are needed");
    }
    if (declarations < 1 || declarations > 63) {
      throw new IllegalArgumentException("1 to 63 prefixes may be declared, not " + declarations);
    }
    if (stanzaBytes < SMALLEST_STANZA || stanzaBytes > LARGEST_STANZA) {
      throw new IllegalArgumentException(
          "stanzas of at least 10,000 bytes are to be taken (RFC 6120, section 13.12), and at most"
              + " 256 MiB; not "
              + stanzaBytes);
    }
  }
}
