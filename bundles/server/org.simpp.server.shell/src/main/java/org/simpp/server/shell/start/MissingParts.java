package org.simpp.server.shell.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Which of our components wait, and for what: the first causes, not what waits for those in turn.
 */
final class MissingParts {
  private static final String OURS = "org.simpp.";

  private final ServiceComponentRuntime components;
  private final Set<String> awaited = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private MissingParts(ServiceComponentRuntime components) {
    this.components = components;
  }

  /** One line each; empty where nothing waits. */
  static List<String> of(ServiceComponentRuntime components) {
    return new MissingParts(components).look();
  }

  /** One line for each that could not be activated: waiting alone will not mend it. */
  static List<String> failed(ServiceComponentRuntime components) {
    return ours(components)
        .flatMap(
            part ->
                components.getComponentConfigurationDTOs(part).stream()
                    .filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                    .map(one -> failure(part, one)))
        .toList();
  }

  private static Stream<ComponentDescriptionDTO> ours(ServiceComponentRuntime components) {
    return components.getComponentDescriptionDTOs().stream()
        .filter(part -> part.bundle.symbolicName.startsWith(OURS))
        .sorted((one, other) -> one.name.compareTo(other.name));
  }

  private List<String> look() {
    List<ComponentDescriptionDTO> ours = ours(components).toList();
    ours.stream()
        .filter(part -> waits(part))
        .forEach(part -> awaited.addAll(List.of(part.serviceInterfaces)));
    ours.forEach(this::explain);
    return List.copyOf(found);
  }

  private boolean waits(ComponentDescriptionDTO part) {
    Stream<ComponentConfigurationDTO> configurations =
        components.getComponentConfigurationDTOs(part).stream();
    return configurations.noneMatch(
        one ->
            one.state == ComponentConfigurationDTO.ACTIVE
                || one.state == ComponentConfigurationDTO.SATISFIED);
  }

  private void explain(ComponentDescriptionDTO part) {
    for (ComponentConfigurationDTO one : components.getComponentConfigurationDTOs(part)) {
      if (one.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
        found.add(failure(part, one));
      } else if (one.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
        found.add(part.name + " has no etc/" + part.configurationPid[0] + ".cfg");
      } else if (one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
        Arrays.stream(one.unsatisfiedReferences)
            .map(reference -> wanted(part, reference))
            .filter(wanted -> !awaited.contains(wanted))
            .forEach(wanted -> found.add(part.name + " waits for " + wanted));
      }
    }
  }

  private static String failure(ComponentDescriptionDTO part, ComponentConfigurationDTO one) {
    return part.name + " failed: " + cause(one.failure);
  }

  private static String wanted(ComponentDescriptionDTO part, UnsatisfiedReferenceDTO reference) {
    return Arrays.stream(part.references)
        .filter(declared -> declared.name.equals(reference.name))
        .findFirst()
        .map((ReferenceDTO declared) -> declared.interfaceName)
        .orElse(reference.name);
  }

  /** The innermost cause of a stack trace, without its class. */
  private static String cause(@Nullable String stackTrace) {
    if (stackTrace == null) {
      return "no reason was given";
    }
    String innermost =
        stackTrace
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce((earlier, later) -> later)
            .orElseGet(() -> stackTrace.lines().findFirst().orElse(""));
    String stated = innermost.startsWith("Caused by: ") ? innermost.substring(11) : innermost;
    int message = stated.indexOf(": ");
    return message < 0 ? stated : stated.substring(message + 2);
  }
}
