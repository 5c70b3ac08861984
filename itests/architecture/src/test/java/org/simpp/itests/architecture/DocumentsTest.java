package org.simpp.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentsTest {
  private static final Path BUNDLES = Path.of(System.getProperty("simpp.bundles")).normalize();

  /** {@code Box}, {@code stream.StreamDecoder}, {@code Conversations.send}; not SCRAM or HTML. */
  private static final Pattern NAMED =
      Pattern.compile(
          "`(?:[a-z][a-z0-9]*\\.)*([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:`|\\.(?!e4xmi)|[(<])");

  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");

  private static final Pattern IMPORTED =
      Pattern.compile("^import (?:static )?[\\w.]*?\\.([A-Z]\\w*)", Pattern.MULTILINE);

  @Test
  void documents_nameClassesThatExist() throws IOException {
    Set<String> known = knownClasses();
    List<String> unknown = new ArrayList<>();
    int named = 0;
    for (Path document : documents()) {
      for (String name : matches(NAMED, Files.readString(document))) {
        named++;
        if (!known.contains(name)) {
          unknown.add(BUNDLES.resolve("..").normalize().relativize(document) + ": " + name);
        }
      }
    }
    assertThat(named).as("names of classes in documents").isGreaterThan(50);
    assertThat(unknown).as("classes that no source declares or imports").isEmpty();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(BUNDLES.resolve("../ARCHITECTURE.md").normalize());
    try (Stream<Path> files = Files.walk(BUNDLES, 3)) {
      files.filter(file -> file.endsWith("README.md")).forEach(documents::add);
    }
    return documents;
  }

  private static Set<String> knownClasses() throws IOException {
    Set<String> known = new HashSet<>();
    for (String root : List.of("", "../itests")) {
      try (Stream<Path> files = Files.walk(BUNDLES.resolve(root).normalize())) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          known.addAll(matches(DECLARED, source));
          known.addAll(matches(IMPORTED, source));
        }
      }
    }
    return known;
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
