package org.simpp.client.ui.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts numbers in the place of people, computers and whatever looks like a key; the same one always
 * gets the same number, so that what belongs together can still be told.
 */
final class Pseudonyms {
  private static final Pattern ADDRESS =
      Pattern.compile("([^\\s\"'<>@/:,;(){}\\[\\]=|]+)@([\\p{L}\\p{N}.-]+)(/[^\\s,;)\\]}<>\"]+)?");
  private static final Pattern NETWORK =
      Pattern.compile(
          "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|(?<![\\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){4,7}(?![\\w:])");
  private static final Pattern HOST =
      Pattern.compile(
          "\\b(?!org\\.|java|com\\.|jdk\\.|sun\\.)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+(?=:\\d{2,5}\\b)");
  private static final Pattern DATA =
      Pattern.compile("[A-Za-z0-9+/_=-]{32,}|(?:[0-9a-fA-F]{2}[: ]){15,}[0-9a-fA-F]{2}");

  /** Taken without a way back, so that no line can be read slowly. */
  private static final Pattern NAME =
      Pattern.compile("[a-z]{0,20}+(?:[A-Z][a-z]{1,19}+|[-_/][a-z]{1,20}+|[-_/][A-Z0-9]{2,8}+)*+");

  private final Map<String, String> given = new HashMap<>();
  private final List<String> known = new ArrayList<>();

  /** From now on that name is a computer's wherever it stands. */
  void knowHost(String name) {
    if (!name.isBlank() && !known.contains(name)) {
      known.add(name);
    }
  }

  /** From now on that text stands for {@code instead} wherever it is. */
  String hide(String line, String secret, String instead) {
    return secret.length() < 2 ? line : line.replace(secret, instead);
  }

  String of(String line) {
    String told = replaced(line, DATA, match -> isName(match.group()) ? match.group() : "[data]");
    told = replaced(told, ADDRESS, this::address);
    for (String host : known) {
      told = told.replace(host, numbered("host", host));
    }
    told = replaced(told, HOST, match -> numbered("host", match.group()));
    return replaced(told, NETWORK, match -> numbered("network", match.group()));
  }

  private String address(MatchResult match) {
    String bare = numbered("person", match.group(1)) + "@" + numbered("host", match.group(2));
    return match.group(3) == null ? bare : bare + "/" + numbered("program", match.group(3));
  }

  /** Words that are put together are no key. */
  private static boolean isName(String text) {
    return text.chars().allMatch(c -> c == '-' || c == '=' || c == '_')
        || NAME.matcher(text).matches();
  }

  private String numbered(String kind, String name) {
    return given.computeIfAbsent(
        kind + " " + name.replaceFirst("\\.$", ""),
        key ->
            kind
                + "-"
                + (1 + given.keySet().stream().filter(k -> k.startsWith(kind + " ")).count()));
  }

  private static String replaced(
      String text, Pattern pattern, Function<MatchResult, String> instead) {
    return pattern
        .matcher(text)
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(instead.apply(m)));
  }
}
