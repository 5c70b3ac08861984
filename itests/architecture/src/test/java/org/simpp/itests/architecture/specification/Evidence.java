package org.simpp.itests.architecture.specification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.simpp.itests.specification.Specification;
import org.simpp.itests.specification.Specifications;

/** What the compiled tests say they show: the text of each annotation and who bears it. */
final class Evidence {
  private Evidence() {}

  /** The texts as they are written, sound or not, each with the tests that bear it. */
  static Map<String, SortedSet<String>> in(Collection<Path> testClasses) {
    Map<String, SortedSet<String>> tests = new TreeMap<>();
    for (JavaClass testClass : new ClassFileImporter().importPaths(testClasses)) {
      texts(testClass).forEach(text -> add(tests, text, testClass.getSimpleName()));
      for (JavaMethod method : testClass.getMethods()) {
        String name = testClass.getSimpleName() + "." + method.getName();
        texts(method).forEach(text -> add(tests, text, name));
      }
    }
    return tests;
  }

  private static Stream<String> texts(CanBeAnnotated annotated) {
    List<Specification> several =
        annotated.isAnnotatedWith(Specifications.class)
            ? List.of(annotation(annotated, Specifications.class).value())
            : List.of();
    List<Specification> one =
        annotated.isAnnotatedWith(Specification.class)
            ? List.of(annotation(annotated, Specification.class))
            : List.of();
    return Stream.of(several, one).flatMap(List::stream).map(Specification::value);
  }

  private static <A extends Annotation> A annotation(CanBeAnnotated annotated, Class<A> type) {
    return annotated instanceof JavaClass javaClass
        ? javaClass.getAnnotationOfType(type)
        : ((JavaMethod) annotated).getAnnotationOfType(type);
  }

  private static void add(Map<String, SortedSet<String>> tests, String text, String test) {
    tests.computeIfAbsent(text, none -> new TreeSet<>()).add(test);
  }
}
