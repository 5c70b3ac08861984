package org.simpp.server.swap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.simpp.server.AdministrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Karaf knows of features; it declares no narrower exceptions than all. */
final class KarafFeatures {
  private static final Logger log = LoggerFactory.getLogger(KarafFeatures.class);

  private final FeaturesService features;

  KarafFeatures(FeaturesService features) {
    this.features = features;
  }

  /** Features whose names begin so, in their order; none where they cannot be read. */
  List<String> named(String prefix) {
    try {
      return Arrays.stream(features.listFeatures())
          .map(Feature::getName)
          .filter(name -> name.startsWith(prefix))
          .distinct()
          .sorted()
          .toList();
    } catch (Exception e) {
      // a completion may be empty
      log.debug("the features cannot be listed", e);
      return List.of();
    }
  }

  /** The feature of that name, in its newest version. */
  Optional<Feature> find(String name) throws AdministrationException {
    try {
      return Optional.ofNullable(features.getFeature(name));
    } catch (Exception e) {
      throw new AdministrationException("the features cannot be read: " + e.getMessage(), e);
    }
  }
}
