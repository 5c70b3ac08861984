package org.simpp.server.swap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.simpp.server.AdministrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bundles of the running framework, and Karaf's features. */
final class FrameworkBundles implements Bundles {
  private static final Logger log = LoggerFactory.getLogger(FrameworkBundles.class);
  private static final String PROVIDERS = "simpp-crypto-";

  private final BundleContext context;
  private final FeaturesService features;
  private final KarafFeatures known;

  FrameworkBundles(BundleContext context, FeaturesService features) {
    this.context = context;
    this.features = features;
    this.known = new KarafFeatures(features);
  }

  @Override
  public Installation install(String what) throws AdministrationException {
    Optional<Feature> feature = known.find(what);
    if (feature.isPresent()) {
      return install(feature.get());
    }
    if (what.indexOf(':') < 0) {
      throw new AdministrationException(
          "there is no feature \"%s\"; name one of %s, or a bundle by its address: file:, mvn:"
              .formatted(what, features()));
    }
    return installBundle(what);
  }

  @Override
  public String nameOf(long id) {
    Bundle bundle = context.getBundle(id);
    return bundle == null ? "bundle " + id : name(bundle);
  }

  @Override
  public Optional<Long> find(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name(bundle).equals(name))
        .map(Bundle::getBundleId)
        .findFirst();
  }

  @Override
  public List<String> features() {
    return known.named(PROVIDERS);
  }

  private Installation install(Feature feature) throws AdministrationException {
    boolean fresh = !features.isInstalled(feature);
    try {
      if (fresh) {
        features.installFeature(feature, EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
      }
    } catch (Exception e) {
      throw refused(feature.getName(), e);
    }
    Set<Long> ids = new HashSet<>();
    for (BundleInfo one : feature.getBundles()) {
      Bundle bundle = context.getBundle(one.getLocation());
      if (bundle != null) {
        ids.add(bundle.getBundleId());
      }
    }
    return new Done(
        ids,
        fresh,
        () ->
            features.uninstallFeature(
                feature.getName(),
                feature.getVersion(),
                EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles)));
  }

  private Installation installBundle(String address) throws AdministrationException {
    boolean fresh = context.getBundle(address) == null;
    Bundle bundle;
    try {
      bundle = context.installBundle(address);
    } catch (BundleException e) {
      throw refused(address, e);
    }
    Done done = new Done(Set.of(bundle.getBundleId()), fresh, bundle::uninstall);
    try {
      bundle.start();
      return done;
    } catch (BundleException e) {
      done.undo();
      throw refused(address, e);
    }
  }

  private static AdministrationException refused(String what, Exception e) {
    return new AdministrationException(
        "%s cannot be installed: %s; nothing was changed".formatted(what, e.getMessage()), e);
  }

  /** Symbolic name and version. */
  static String name(Bundle bundle) {
    return bundle.getSymbolicName() + "/" + bundle.getVersion();
  }

  /** Takes back what was done. */
  @FunctionalInterface
  private interface Undo {
    void make() throws Exception;
  }

  private record Done(Set<Long> bundles, boolean fresh, Undo taking) implements Installation {
    @Override
    public boolean undo() {
      try {
        if (fresh) {
          taking.make();
        }
        return fresh;
      } catch (Exception e) {
        // It takes no call as it is not chosen; the operator can still uninstall it.
        log.error("a refused provider cannot be uninstalled: {}", e.toString());
        return false;
      }
    }
  }
}
