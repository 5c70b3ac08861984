package org.simpp.itests.architecture.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sections that prose cites: {@code RFC 6121, section 8.5.2}, {@code sections 3 and 4},
 * {@code sections 2.2 to 2.6}, {@code section 3 and appendix A.2}, or a document alone.
 */
final class Citations {
  private static final String PLACE =
      "(?:(?:sections?|appendix) )?(?:"
          + Section.NUMBER
          + "|"
          + Section.LETTER
          + ")(?![A-Za-z0-9-])";

  private static final Pattern CITATION =
      Pattern.compile(
          "("
              + Section.DOCUMENT
              + ")(?:, (?=section|appendix)("
              + PLACE
              + "(?:(?:, | and | to )"
              + PLACE
              + ")*))?");

  private static final Pattern PART =
      Pattern.compile(
          "( to )?(?:(?:sections?|appendix) )?(" + Section.NUMBER + "|" + Section.LETTER + ")");

  private Citations() {}

  /** Every section that {@code prose}, with its line ends made spaces, cites. */
  static List<Section> in(String prose) {
    List<Section> found = new ArrayList<>();
    Matcher matcher = CITATION.matcher(prose);
    while (matcher.find()) {
      String places = matcher.group(2);
      if (places == null) {
        found.add(new Section(matcher.group(1), ""));
      } else {
        found.addAll(sections(matcher.group(1), places));
      }
    }
    return found;
  }

  private static List<Section> sections(String document, String places) {
    List<Section> found = new ArrayList<>();
    Matcher part = PART.matcher(places);
    String last = "";
    while (part.find()) {
      String place = part.group(2);
      if (part.group(1) != null) {
        between(last, place).forEach(inner -> found.add(new Section(document, inner)));
      }
      found.add(new Section(document, place));
      last = place;
    }
    return found;
  }

  /** What stands between 2.2 and 2.6: 2.3, 2.4, 2.5. */
  private static List<String> between(String first, String last) {
    int dot = first.lastIndexOf('.') + 1;
    List<String> inner = new ArrayList<>();
    int end = Integer.parseInt(last.substring(last.lastIndexOf('.') + 1));
    for (int number = Integer.parseInt(first.substring(dot)) + 1; number < end; number++) {
      inner.add(first.substring(0, dot) + number);
    }
    return inner;
  }
}
