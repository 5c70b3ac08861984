package org.simpp.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.simpp.model.Bytes;
import org.simpp.xmpp.text.StrictBase64;

/**
 * What a link offers, as a hash within SCRAM's own messages: a client sees whether somebody has
 * changed the list that it was shown (XEP-0474, section 6.1).
 *
 * @param mechanisms all that the link offers; none to say nothing
 */
record DowngradeProtection(List<String> mechanisms) {
  private static final String BETWEEN = "\u001e";
  private static final String BEFORE_BINDINGS = "\u001f";

  /**
   * The attribute with a comma before it, which those who do not know it skip (RFC 5802, section
   * 5.1).
   *
   * @param bindings the types of channel binding that the link offers
   */
  String attribute(ScramHash hash, Collection<String> bindings) {
    if (mechanisms.isEmpty()) {
      return "";
    }
    String list = String.join(BETWEEN, new TreeSet<>(mechanisms));
    String types =
        bindings.isEmpty() ? "" : BEFORE_BINDINGS + String.join(BETWEEN, new TreeSet<>(bindings));
    byte[] hashed = hash.hash((list + types).getBytes(StandardCharsets.US_ASCII));
    return ",h=" + StrictBase64.encode(Bytes.givenAway(hashed));
  }
}
