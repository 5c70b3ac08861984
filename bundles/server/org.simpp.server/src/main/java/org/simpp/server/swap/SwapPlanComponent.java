package org.simpp.server.swap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.dto.ServiceReferenceDTO;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.server.AdministrationException;
import org.simpp.server.SwapPlans;

/** Reads plans off the framework's wiring: what it would refresh, and who uses which service. */
@Component(service = SwapPlans.class)
public final class SwapPlanComponent implements SwapPlans {
  private static final String OURS = "simpp-";

  private final BundleContext context;
  private final KarafFeatures features;

  @Activate
  public SwapPlanComponent(@Reference FeaturesService features, BundleContext context) {
    this.context = context;
    this.features = new KarafFeatures(features);
  }

  @Override
  public List<Change> of(String name) throws AdministrationException {
    Feature feature =
        features
            .find(name)
            .orElseThrow(
                () ->
                    new AdministrationException(
                        "there is no feature \"%s\"; name one of %s".formatted(name, features())));
    List<Change> plan = new ArrayList<>();
    List<Bundle> replaced = new ArrayList<>();
    for (BundleInfo one : feature.getBundles()) {
      Bundle present = context.getBundle(one.getLocation());
      if (present == null) {
        plan.add(new Change(one.getLocation(), Effect.INSTALLED));
      } else {
        replaced.add(present);
      }
    }
    effects(replaced)
        .forEach((bundle, effect) -> plan.add(new Change(FrameworkBundles.name(bundle), effect)));
    plan.sort(Comparator.comparing(Change::effect).thenComparing(Change::bundle));
    return plan;
  }

  @Override
  public List<String> features() {
    return features.named(OURS);
  }

  /** The strongest effect on each bundle. */
  private Map<Bundle, Effect> effects(Collection<Bundle> replaced) {
    Map<Bundle, Effect> effects = new LinkedHashMap<>();
    replaced.forEach(one -> effects.put(one, Effect.REPLACED));
    // of no bundle at all the framework would give the closure of those that wait for a refresh
    if (!replaced.isEmpty()) {
      Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
      Objects.requireNonNull(framework, "a framework has a system bundle")
          .adapt(FrameworkWiring.class)
          .getDependencyClosure(replaced)
          .forEach(one -> effects.putIfAbsent(one, Effect.RESTARTED));
      List.copyOf(effects.keySet()).stream()
          .flatMap(this::users)
          .forEach(one -> effects.putIfAbsent(one, Effect.SERVED));
    }
    return effects;
  }

  private Stream<Bundle> users(Bundle bundle) {
    return Arrays.stream(bundle.adapt(ServiceReferenceDTO[].class))
        .flatMapToLong(service -> Arrays.stream(service.usingBundles))
        .mapToObj(context::getBundle)
        .filter(Objects::nonNull);
  }
}
