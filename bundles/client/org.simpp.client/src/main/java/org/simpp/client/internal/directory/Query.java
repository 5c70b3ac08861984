package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.Filter;
import java.util.Arrays;
import java.util.List;
import org.simpp.client.directory.PeopleDirectory;

/**
 * What is looked for. The filters are made of values and never of their written form, so nothing
 * that somebody types changes what is asked (RFC 4515, section 3, has the escapes that this
 * spares).
 */
final class Query {
  private static final int MAX_WORDS = 6;

  private static final Filter UNIT =
      Filter.createORFilter(
          Filter.createEqualityFilter("objectClass", "organizationalUnit"),
          Filter.createEqualityFilter("objectClass", "organization"));

  private Query() {}

  /** The words that say something. */
  static List<String> words(String query) {
    String bounded =
        query.length() > PeopleDirectory.MAX_QUERY
            ? query.substring(0, PeopleDirectory.MAX_QUERY)
            : query;
    return Arrays.stream(bounded.split("[\\p{Z}\\p{C}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MAX_WORDS)
        .toList();
  }

  /** Whether one of them is long enough not to mean nearly everybody. */
  static boolean isEnough(List<String> words) {
    return words.stream()
        .anyMatch(
            word ->
                word.codePointCount(0, word.length()) > 1
                    || Character.isIdeographic(word.codePointAt(0)));
  }

  /** People in whose attributes each of the words stands somewhere. */
  static Filter people(List<String> words, Place.Attributes attributes) {
    return Filter.createANDFilter(
        Filter.createEqualityFilter("objectClass", "person"),
        Filter.createPresenceFilter(attributes.address()),
        Filter.createANDFilter(words.stream().map(word -> anywhere(word, attributes)).toList()));
  }

  /** Units, and people who can be written to. */
  static Filter level(Place.Attributes attributes) {
    return Filter.createORFilter(
        UNIT,
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", "person"),
            Filter.createPresenceFilter(attributes.address())));
  }

  private static Filter anywhere(String word, Place.Attributes attributes) {
    return Filter.createORFilter(
        Arrays.stream(attributes.all())
            .distinct()
            .map(attribute -> Filter.createSubAnyFilter(attribute, word))
            .toList());
  }
}
