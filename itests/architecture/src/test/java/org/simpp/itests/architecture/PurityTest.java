package org.simpp.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurityTest {
  private static final String[] PURE = {
    "org.simpp.model..",
    "org.simpp.xmpp..",
    "org.simpp.protocol..",
    "org.simpp.endtoend..",
    "org.simpp.presence.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.simpp");

  @Test
  void core_hasNoSocketThreadFileOrLogger() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat(
            describe(
                "are sockets, threads, files or loggers",
                type ->
                    type.getPackageName().equals("java.nio.file")
                        || type.getPackageName().equals("java.nio.channels")
                        || type.getPackageName().startsWith("org.slf4j")
                        || type.getPackageName().equals("java.util.logging")
                        || type.getName().equals("java.lang.Thread")
                        || type.getName().equals("java.io.File")
                        || type.getName().matches("java\\.net\\.(Server|Datagram)?Socket")
                        || type.getName()
                            .matches("java\\.util\\.concurrent\\.(Scheduled)?Executor.*")))
        .check(CLASSES);
  }

  @Test
  void core_hasNoClockAndNoRandomSource() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethodWhere(
            target(nameMatching("now|currentTimeMillis|nanoTime"))
                .and(target(owner(inPackages("java.lang", "java.time")))))
        .orShould()
        .dependOnClassesThat(
            describe(
                "are random sources",
                type ->
                    type.getName().equals("java.security.SecureRandom")
                        || type.getName().equals("java.util.Random")
                        || type.getName().equals("java.util.concurrent.ThreadLocalRandom")))
        .check(CLASSES);
  }

  @Test
  void nothing_isStaticAndMutable() {
    fields()
        .that()
        .areStatic()
        .and(describe("are written in source", field -> !isSynthetic(field.getModifiers())))
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void directory_isTheOnlyPlaceThatKnowsLdap() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.simpp.client.internal.directory")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.unboundid..")
        .check(CLASSES);
  }

  @Test
  void nobody_looksServicesUpOutsideDeclarativeServices() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.osgi\\.framework\\.(BundleActivator|FrameworkUtil|ServiceReference)"
                + "|org\\.osgi\\.util\\.tracker\\..*")
        .check(CLASSES);
  }

  @Test
  void api_knowsNoLibrary() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.simpp.model",
            "org.simpp.crypto",
            "org.simpp.card",
            "org.simpp.transport",
            "org.simpp.presence",
            "org.simpp.store")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "org.simpp..", "java..", "javax..", "org.jspecify..", "org.osgi.annotation..")
        .check(CLASSES);
  }

  private static boolean isSynthetic(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static DescribedPredicate<JavaClass> inPackages(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(
        Arrays.stream(packages).map(name -> name + "..").toArray(String[]::new));
  }
}
