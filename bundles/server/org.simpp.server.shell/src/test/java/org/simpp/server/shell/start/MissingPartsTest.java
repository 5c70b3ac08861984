package org.simpp.server.shell.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.osgi.util.promise.Promise;

class MissingPartsTest {
  private final Parts parts = new Parts();

  @Test
  void everythingThere_isNothing() {
    parts.add(part("org.simpp.server.Server", "Server"), ComponentConfigurationDTO.ACTIVE);
    parts.add(part("org.simpp.store.jpa.Store", "Store"), ComponentConfigurationDTO.SATISFIED);
    parts.add(
        part("org.apache.Other", "Other", "Nobody"),
        ComponentConfigurationDTO.UNSATISFIED_REFERENCE);

    assertThat(MissingParts.of(parts)).isEmpty();
  }

  @Test
  void chain_isExplainedByItsFirstCause() {
    parts.add(
        part("org.simpp.server.Server", "Server", "Store"),
        ComponentConfigurationDTO.UNSATISFIED_REFERENCE);
    parts.add(
        part("org.simpp.store.jpa.Store", "Store", "DataSource"),
        ComponentConfigurationDTO.UNSATISFIED_REFERENCE);

    assertThat(MissingParts.of(parts))
        .containsExactly("org.simpp.store.jpa.Store waits for DataSource");
    assertThat(MissingParts.failed(parts)).as("it may still come").isEmpty();
  }

  @Test
  void refusedConfiguration_isExplainedByItsMessage() {
    ComponentConfigurationDTO failed =
        parts.add(
            part("org.simpp.server.Server", "Server"), ComponentConfigurationDTO.FAILED_ACTIVATION);
    failed.failure =
        """
        java.lang.reflect.InvocationTargetException
        \tat org.example.Here
        Caused by: org.simpp.server.SettingsException: maxResources = 0 is refused; permitted: 1
        \tat org.example.There
        """;

    assertThat(MissingParts.of(parts))
        .containsExactly(
            "org.simpp.server.Server failed: maxResources = 0 is refused; permitted: 1")
        .isEqualTo(MissingParts.failed(parts));
  }

  @Test
  void missingConfiguration_isNamed() {
    ComponentDescriptionDTO server = part("org.simpp.server.Server", "Server");
    server.configurationPid = new String[] {"org.simpp.server"};
    parts.add(server, ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION);

    assertThat(MissingParts.of(parts))
        .containsExactly("org.simpp.server.Server has no etc/org.simpp.server.cfg");
  }

  private static ComponentDescriptionDTO part(String name, String service, String... references) {
    ComponentDescriptionDTO part = new ComponentDescriptionDTO();
    part.name = name;
    part.bundle = new BundleDTO();
    part.bundle.symbolicName = name.substring(0, name.lastIndexOf('.'));
    part.serviceInterfaces = new String[] {service};
    part.references =
        Arrays.stream(references).map(MissingPartsTest::reference).toArray(ReferenceDTO[]::new);
    return part;
  }

  private static ReferenceDTO reference(String interfaceName) {
    ReferenceDTO reference = new ReferenceDTO();
    reference.name = "$" + interfaceName;
    reference.interfaceName = interfaceName;
    return reference;
  }

  /** The runtime's own interface over parts that a test sets up. */
  private static final class Parts implements ServiceComponentRuntime {
    private final Map<ComponentDescriptionDTO, ComponentConfigurationDTO> all =
        new LinkedHashMap<>();

    private ComponentConfigurationDTO add(ComponentDescriptionDTO part, int state) {
      ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
      configuration.state = state;
      configuration.unsatisfiedReferences =
          Arrays.stream(part.references)
              .map(
                  reference -> {
                    UnsatisfiedReferenceDTO unsatisfied = new UnsatisfiedReferenceDTO();
                    unsatisfied.name = reference.name;
                    return unsatisfied;
                  })
              .toArray(UnsatisfiedReferenceDTO[]::new);
      all.put(part, configuration);
      return configuration;
    }

    @Override
    public Collection<ComponentDescriptionDTO> getComponentDescriptionDTOs(Bundle... bundles) {
      return all.keySet();
    }

    @Override
    public ComponentDescriptionDTO getComponentDescriptionDTO(Bundle bundle, String name) {
      throw new AssertionError("not asked");
    }

    @Override
    public Collection<ComponentConfigurationDTO> getComponentConfigurationDTOs(
        ComponentDescriptionDTO part) {
      return List.of(all.get(part));
    }

    @Override
    public boolean isComponentEnabled(ComponentDescriptionDTO part) {
      throw new AssertionError("not asked");
    }

    @Override
    public Promise<Void> enableComponent(ComponentDescriptionDTO part) {
      throw new AssertionError("not asked");
    }

    @Override
    public Promise<Void> disableComponent(ComponentDescriptionDTO part) {
      throw new AssertionError("not asked");
    }
  }
}
