package org.simpp.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleImportsTest {
  private static final Path BUNDLES = Path.of(System.getProperty("simpp.bundles")).normalize();

  private static final Pattern CLAUSES_AND_PARTS = Pattern.compile("[,;]");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.simpp");

  @Test
  void classes_useOnlyTheBundlesTheyMay() {
    List<String> bent = new ArrayList<>();
    for (JavaClass javaClass : CLASSES) {
      String bundle = House.bundleOf(javaClass.getPackageName()).orElse(null);
      if (bundle == null) {
        continue;
      }
      for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
        House.bundleOf(dependency.getTargetClass().getPackageName())
            .filter(other -> !House.allowed(bundle).contains(other))
            .ifPresent(other -> bent.add(bundle + " -> " + other + ": " + dependency));
      }
    }
    assertThat(bent).as("arrows that may not be drawn").isEmpty();
  }

  @Test
  void manifests_importOnlyTheBundlesTheyMay() throws IOException {
    Set<String> bent = new TreeSet<>();
    for (Path bundle : bundleFolders()) {
      String name = bundle.getFileName().toString();
      for (String imported : importedPackages(bundle)) {
        House.bundleOf(imported)
            .filter(other -> !House.allowed(name).contains(other))
            .ifPresent(other -> bent.add(name + " -> " + other));
      }
    }
    assertThat(bent).as("imports of built manifests that may not be there").isEmpty();
  }

  @Test
  void folders_areTheBundlesOfTheHouse() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path bundle : bundleFolders()) {
      String name = bundle.getFileName().toString();
      names.add(name);
      assertThat(manifest(bundle).getMainAttributes().getValue("Bundle-SymbolicName"))
          .as("symbolic name of the bundle in %s", bundle)
          .startsWith(name);
    }
    assertThat(names).containsExactlyInAnyOrderElementsOf(House.bundles());
  }

  @Test
  void everyBundle_hasAReadme() throws IOException {
    for (Path bundle : bundleFolders()) {
      Path readme = bundle.resolve("README.md");
      assertThat(readme).exists();
      assertThat(Files.readAllLines(readme)).as("lines of %s", readme).hasSizeLessThanOrEqualTo(40);
    }
  }

  private static List<Path> bundleFolders() throws IOException {
    try (Stream<Path> tiers = Files.list(BUNDLES)) {
      List<Path> folders = new ArrayList<>();
      for (Path tier : tiers.filter(Files::isDirectory).toList()) {
        try (Stream<Path> inside = Files.list(tier)) {
          inside.filter(folder -> Files.exists(folder.resolve("pom.xml"))).forEach(folders::add);
        }
      }
      return folders;
    }
  }

  private static List<String> importedPackages(Path bundle) throws IOException {
    String header = manifest(bundle).getMainAttributes().getValue("Import-Package");
    if (header == null) {
      return List.of();
    }
    return CLAUSES_AND_PARTS
        .splitAsStream(header.replaceAll("\"[^\"]*\"", ""))
        .filter(part -> !part.contains("="))
        .map(String::strip)
        .toList();
  }

  private static Manifest manifest(Path bundle) throws IOException {
    Path file = bundle.resolve("target/classes/META-INF/MANIFEST.MF");
    try (InputStream in = Files.newInputStream(file)) {
      return new Manifest(in);
    }
  }
}
