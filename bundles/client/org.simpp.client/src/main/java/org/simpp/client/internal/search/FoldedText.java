package org.simpp.client.internal.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Text in the form in which it is compared: compatibility forms are one (UAX 15, NFKC), so that
 * full-width letters match plain ones, and so are cases.
 */
final class FoldedText {
  private FoldedText() {}

  /** As bytes of UTF-8. */
  static byte[] of(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    // By way of the upper case, so that "ß" and "SS" meet
    return normal
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The words of a query, the longest first: it is the rarest. */
  static List<byte[]> words(String query) {
    return Arrays.stream(query.strip().split("[\\s\\p{Z}]+"))
        .filter(word -> !word.isEmpty())
        .map(FoldedText::of)
        .distinct()
        .sorted((one, other) -> other.length - one.length)
        .toList();
  }
}
