package org.simpp.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package says what it is; what others may import also says what it is not, and for whom. */
class PackagesTest {
  private static final Path BUNDLES = Path.of(System.getProperty("simpp.bundles")).normalize();
  private static final String EXPORT = "@Export";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.simpp");

  @Test
  void everyPackage_saysWhatItIs() throws IOException {
    for (Path folder : packages()) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists();
      assertThat(Files.readString(info)).as("%s", info).startsWith("/**").contains("@NullMarked");
    }
  }

  @Test
  void exportedPackage_saysWhatItIsNot() throws IOException {
    for (Path folder : exportedPackages()) {
      Path info = folder.resolve("package-info.java");
      assertThat(Files.readString(info)).as("%s", info).contains("Not here:", "@Version(");
    }
  }

  @Test
  void exportedInterface_saysWhoImplementsIt() throws IOException {
    Set<String> exported =
        exportedPackages().stream().map(PackagesTest::name).collect(Collectors.toSet());
    List<String> unsaid =
        CLASSES.stream()
            .filter(type -> exported.contains(type.getPackageName()))
            .filter(PackagesTest::isOpenToOthers)
            .filter(
                type ->
                    !type.isAnnotatedWith("org.osgi.annotation.versioning.ProviderType")
                        && !type.isAnnotatedWith("org.osgi.annotation.versioning.ConsumerType"))
            .map(JavaClass::getName)
            .toList();
    assertThat(exported).contains("org.simpp.crypto", "org.simpp.xmpp.ping");
    assertThat(unsaid).as("@ProviderType where we implement it, or @ConsumerType").isEmpty();
  }

  /** A sealed interface says itself who implements it. */
  private static boolean isOpenToOthers(JavaClass type) {
    return type.isInterface()
        && !type.isAnnotation()
        && type.isTopLevelClass()
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.reflect().isSealed();
  }

  private static String name(Path folder) {
    String path = folder.toString().replace('\\', '/');
    return path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
        .replace('/', '.');
  }

  private static List<Path> exportedPackages() throws IOException {
    return packages().stream().filter(PackagesTest::isExported).toList();
  }

  private static boolean isExported(Path folder) {
    try {
      return Files.readString(folder.resolve("package-info.java")).contains(EXPORT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .filter(folder -> folder.toString().replace('\\', '/').contains("/src/main/java/"))
          .distinct()
          .sorted()
          .toList();
    }
  }
}
