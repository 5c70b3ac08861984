package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final Pattern NAMES = Pattern.compile(", ");

  @Test
  void everyLibraryOfTheProducts_isNamedWithItsLicence() throws IOException {
    List<String> beginnings = beginnings();
    Set<String> unnamed = new TreeSet<>();
    for (Path folder :
        List.of(
            Product.ROOT.resolve("karaf-distribution/target/assembly/system"),
            Product.ROOT.resolve("rcp-product/target/products"))) {
      for (String library : libraries(folder)) {
        if (beginnings.stream().noneMatch(library::startsWith)) {
          unnamed.add(library);
        }
      }
    }
    assertThat(unnamed).as("libraries that NOTICE does not name").isEmpty();
  }

  private static List<String> beginnings() throws IOException {
    return Files.readAllLines(Product.ROOT.resolve("NOTICE")).stream()
        .filter(line -> line.startsWith("  "))
        .flatMap(line -> NAMES.splitAsStream(line.strip().replaceFirst(" {2,}.*", "")))
        .toList();
  }

  private static Set<String> libraries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar") && !name.startsWith("org.simpp."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
