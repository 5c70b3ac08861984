package org.simpp.itests.architecture.specification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the products say they keep: citations in brackets in the Javadoc of main sources, and those
 * in a README's paragraph that begins with {@code Specifications:} or in a table's last column.
 */
final class Claims {
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern LINE_START = Pattern.compile("\\s*\\n\\s*\\*? ?");
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "^(?:- )?(?:\\*\\*)?Specifications:(?:\\*\\*)?(.*?)(?=\\n\\n|\\n- |\\z)",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LAST_COLUMN =
      Pattern.compile("^\\|.*\\|([^|]*)\\|$", Pattern.MULTILINE);

  private final Map<Section, SortedSet<String>> places = new TreeMap<>();

  private Claims() {}

  /** The claims of every bundle below {@code bundles}: section to the files that claim it. */
  static Map<Section, SortedSet<String>> of(Path bundles) throws IOException {
    Claims claims = new Claims();
    try (Stream<Path> files = Files.walk(bundles)) {
      for (Path file : files.sorted().toList()) {
        String path = bundles.relativize(file).toString().replace('\\', '/');
        if (path.contains("/src/main/java/") && path.endsWith(".java")) {
          String bundle = path.substring(0, path.indexOf("/src/"));
          claims.add(inJavadoc(Files.readString(file)), bundle, file);
        } else if (path.endsWith("/README.md") && !path.contains("/src/")) {
          String bundle = path.substring(0, path.lastIndexOf('/'));
          claims.add(inReadme(Files.readString(file)), bundle, file);
        }
      }
    }
    return claims.places;
  }

  static List<Section> inJavadoc(String source) {
    return JAVADOC
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .map(javadoc -> LINE_START.matcher(javadoc).replaceAll(" "))
        .flatMap(javadoc -> BRACKETS.matcher(javadoc).results())
        .flatMap(brackets -> Citations.in(brackets.group(1)).stream())
        .toList();
  }

  static List<Section> inReadme(String readme) {
    return Stream.of(PARAGRAPH, LAST_COLUMN)
        .flatMap(pattern -> pattern.matcher(readme).results())
        .map(found -> found.group(1).replace('\n', ' '))
        .flatMap(prose -> Citations.in(prose).stream())
        .toList();
  }

  private void add(List<Section> sections, String bundle, Path file) {
    String name = bundle.substring(bundle.lastIndexOf('/') + 1);
    for (Section section : sections) {
      places
          .computeIfAbsent(section, none -> new TreeSet<>())
          .add(name + ": " + file.getFileName());
    }
  }
}
