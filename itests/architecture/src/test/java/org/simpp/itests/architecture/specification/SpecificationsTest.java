package org.simpp.itests.architecture.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationsTest {
  private static final Path BUNDLES = Path.of(System.getProperty("simpp.bundles")).normalize();
  private static final Path REPORT = Path.of(System.getProperty("simpp.specifications"));

  @Test
  void everyAnnotation_isSpeltAsTheClaimsAre() throws IOException {
    List<String> misspelt = new ArrayList<>();
    Evidence.in(testClasses())
        .forEach(
            (text, tests) -> {
              try {
                Section.of(text);
              } catch (IllegalArgumentException malformed) {
                misspelt.add(tests + ": " + malformed.getMessage());
              }
            });
    assertThat(misspelt).isEmpty();
  }

  @Test
  void report_setsEveryClaimBesideItsTests() throws IOException {
    Map<Section, SortedSet<String>> claims = Claims.of(BUNDLES);
    Map<Section, SortedSet<String>> shown = new TreeMap<>();
    Evidence.in(testClasses())
        .forEach(
            (text, tests) ->
                shown.computeIfAbsent(Section.of(text), none -> new TreeSet<>()).addAll(tests));
    SpecificationReport report = new SpecificationReport(claims, shown);

    Files.writeString(REPORT, report.markdown());

    assertThat(claims).containsKey(Section.of("RFC 6121, section 8.5.2"));
    assertThat(shown).containsKey(Section.of("RFC 6120, section 7.4"));
    assertThat(report.withoutTest())
        .doesNotContain(Section.of("RFC 6120, section 7.4"))
        .isSubsetOf(claims.keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RFC 6121, section 8.5.2                 | 8.5.2",
        "RFC 6121, sections 3 and 4              | 3 4",
        "RFC 6121, sections 2.2 to 2.6           | 2.2 2.3 2.4 2.5 2.6",
        "RFC 6121, sections 4, 11 and 13.12      | 4 11 13.12",
        "RFC 6121, section 3 and appendix A.2    | 3 A.2",
        "RFC 6121, appendix A, which             | A",
        "RFC 6121, section 2; and a word         | 2",
      })
  void citation_namesItsSections(String prose, String places) {
    assertThat(Citations.in(prose)).extracting(Section::place).containsExactly(places.split(" "));
  }

  @Test
  void citations_ofSeveralDocumentsAreKeptApart() {
    assertThat(Citations.in("RFC 5802, section 3; RFC 5929, XEP-0440"))
        .containsExactly(
            new Section("RFC 5802", "3"), new Section("RFC 5929", ""), new Section("XEP-0440", ""));
  }

  @Test
  void claims_areInBracketsOfJavadocOrUnderSpecifications() {
    assertThat(
            Claims.inJavadoc(
                "/** Like XEP-0198, but (RFC 6120,\n   * section 4.9). */ // (RFC 6121, section 3)"))
        .containsExactly(new Section("RFC 6120", "4.9"));
    assertThat(
            Claims.inReadme(
                "No XEP-0198.\n\nSpecifications: RFC 2778,\nXEP-0160.\n\n| a | RFC 1 | RFC 6120 |\n"))
        .containsExactly(
            new Section("RFC 2778", ""), new Section("XEP-0160", ""), new Section("RFC 6120", ""));
  }

  @Test
  void section_containsItsParts() {
    Section section = Section.of("RFC 6121, section 8.5");
    assertThat(Section.of("RFC 6121, section 8.5.2").isWithin(section)).isTrue();
    assertThat(Section.of("RFC 6121, section 8.50").isWithin(section)).isFalse();
    assertThat(Section.of("RFC 6120, section 8.5").isWithin(section)).isFalse();
    assertThat(section.isWithin(Section.of("RFC 6121, section 8.5.2"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RFC 6121 section 8",
        "RFC 6121, 8",
        "RFC6121, section 8",
        "RFC 6121, section 8.",
        "RFC 6121, sections 8 and 9",
        "RFC 6121, appendix 1",
        "XEP-199",
        "the source"
      })
  void malformedAnnotation_isRefused(String text) {
    assertThatThrownBy(() -> Section.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spelt");
  }

  private static List<Path> testClasses() throws IOException {
    try (Stream<Path> bundles = Files.walk(BUNDLES, 2)) {
      return bundles
          .map(bundle -> bundle.resolve("target/test-classes"))
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
