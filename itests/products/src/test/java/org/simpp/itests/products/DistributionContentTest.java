package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributionContentTest {
  private static final List<String> SWAPPABLE_APIS =
      List.of("org.simpp.crypto", "org.simpp.card", "org.simpp.transport", "org.simpp.presence");

  @Test
  void server_doesNotContainWhatOpensMessages() throws IOException {
    assertThat(serverFiles()).isNotEmpty().noneMatch(file -> file.contains("org.simpp.endtoend"));
    assertThat(serverFiles()).noneMatch(file -> file.contains("org.simpp.client"));
  }

  @Test
  void bothProducts_containTheFourApis() throws IOException {
    for (String api : SWAPPABLE_APIS) {
      assertThat(serverFiles()).anyMatch(file -> file.contains("/" + api + "-0.1.0.jar"));
      assertThat(desktopFiles()).anyMatch(file -> file.contains("/" + api + "_0.1.0"));
    }
  }

  @Test
  void desktop_containsNoServer() throws IOException {
    assertThat(desktopFiles()).noneMatch(file -> file.contains("org.simpp.server"));
    assertThat(desktopFiles()).noneMatch(file -> file.contains("org.simpp.store"));
  }

  private static List<String> serverFiles() throws IOException {
    return files(Product.ROOT.resolve("karaf-distribution/target/assembly"));
  }

  private static List<String> desktopFiles() throws IOException {
    return files(Product.ROOT.resolve("rcp-product/target/products"));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }
}
