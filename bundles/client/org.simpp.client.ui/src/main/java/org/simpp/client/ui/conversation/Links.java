package org.simpp.client.ui.conversation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses in a text that a click may open: of the web, of mail and of XMPP, each shown as it
 * is. Nothing is opened unasked.
 */
final class Links {
  /** What is given to the computer to open; {@code file:} and the like are only text. */
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "xmpp");

  private static final int MAX_LENGTH = 2_000;
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?i)(?<![a-z0-9])(?:https?://|mailto:|xmpp:)[^\\s<>\"\u3000-\u303f\uff00-\uffef]+");

  /** Marks at an address's end that belong to the sentence around it. */
  private static final String AFTER = ".,;:!?'*_~";

  private Links() {}

  /** A link in a text: where it is, and what it opens. */
  record Link(int start, int length, String address) {}

  /** The links in {@code text}, in their order. */
  static List<Link> in(String text) {
    List<Link> links = new ArrayList<>();
    for (Matcher found = CANDIDATE.matcher(text); found.find(); ) {
      String address = trimmed(found.group());
      if (isAllowed(address)) {
        links.add(new Link(found.start(), address.length(), address));
      }
    }
    return links;
  }

  private static String trimmed(String candidate) {
    String address = candidate;
    while (!address.isEmpty()) {
      char last = address.charAt(address.length() - 1);
      boolean isAround =
          AFTER.indexOf(last) >= 0
              || (last == ')' && count(address, '(') < count(address, ')'))
              || (last == ']' && count(address, '[') < count(address, ']'));
      if (!isAround) {
        break;
      }
      address = address.substring(0, address.length() - 1);
    }
    return address;
  }

  private static boolean isAllowed(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean isWhole =
          scheme.startsWith("http")
              ? uri.getHost() != null && uri.getUserInfo() == null
              : uri.getSchemeSpecificPart().length() > 2;
      return SCHEMES.contains(scheme) && isWhole && address.length() <= MAX_LENGTH;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static long count(String text, char each) {
    return text.chars().filter(c -> c == each).count();
  }
}
