package org.simpp.itests.architecture.specification;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One table a document: its sections, who claims them, and the tests that show them. */
final class SpecificationReport {
  private final Map<Section, SortedSet<String>> claims;
  private final Map<Section, SortedSet<String>> shown;

  SpecificationReport(
      Map<Section, SortedSet<String>> claims, Map<Section, SortedSet<String>> shown) {
    this.claims = claims;
    this.shown = shown;
  }

  /** The claimed sections of which no test says that it shows them or a part of them. */
  SortedSet<Section> withoutTest() {
    return claims.keySet().stream()
        .filter(claim -> shown.keySet().stream().noneMatch(section -> section.isWithin(claim)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String markdown() {
    SortedMap<String, SortedSet<Section>> documents = new TreeMap<>();
    for (Map<Section, SortedSet<String>> sections : List.of(claims, shown)) {
      for (Section section : sections.keySet()) {
        documents.computeIfAbsent(section.document(), none -> new TreeSet<>()).add(section);
      }
    }
    SortedSet<Section> missing = withoutTest();
    StringBuilder text = new StringBuilder(4096);
    text.append("# Specifications: what is claimed, and what tests show\n\n");
    text.append("A claim counts as shown by a test of the section or of a part of it.\n\n");
    text.append(claims.size()).append(" sections are claimed, ");
    text.append(missing.size()).append(" of them without a test.\n\n");
    text.append("## Claimed, without a test\n\n");
    missing.forEach(section -> text.append("- ").append(line(section)).append('\n'));
    documents.forEach((document, sections) -> text.append(table(document, sections)));
    return text.toString();
  }

  private String line(Section section) {
    return name(section) + " (" + String.join(", ", claims.get(section)) + ")";
  }

  private String table(String document, SortedSet<Section> sections) {
    StringBuilder text = new StringBuilder("\n## " + document + "\n\n");
    text.append("| section | claimed in | shown by |\n|---|---|---|\n");
    for (Section section : sections) {
      text.append("| ").append(section.place().isEmpty() ? "(whole)" : section.place());
      text.append(" | ").append(String.join(", ", claims.getOrDefault(section, new TreeSet<>())));
      text.append(" | ").append(String.join(", ", tests(section))).append(" |\n");
    }
    return text.toString();
  }

  private SortedSet<String> tests(Section claim) {
    SortedSet<String> tests = new TreeSet<>();
    shown.forEach(
        (section, names) -> {
          if (section.isWithin(claim)) {
            tests.addAll(names);
          }
        });
    return tests;
  }

  private static String name(Section section) {
    return section.place().isEmpty()
        ? section.document()
        : section.document() + ", " + section.place();
  }
}
