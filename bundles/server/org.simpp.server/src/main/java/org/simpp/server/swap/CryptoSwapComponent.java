package org.simpp.server.swap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.registry.CipherSuites;
import org.simpp.server.AdministrationException;
import org.simpp.server.CryptoSwaps;
import org.simpp.server.audit.AuditComponent;

/** Publishes the swaps, and lets the chosen provider serve as soon as the bundle starts. */
@Component(service = CryptoSwaps.class, immediate = true)
public final class CryptoSwapComponent implements CryptoSwaps {
  private static final String CHOICE = "crypto-provider";

  private final StagedSwaps swaps;

  @Activate
  public CryptoSwapComponent(
      @Reference CipherSuites suites,
      @Reference FeaturesService features,
      @Reference AuditComponent audit,
      BundleContext context) {
    Path choice = context.getDataFile(CHOICE).toPath();
    swaps =
        new StagedSwaps(
            suites, new FrameworkBundles(context, features), new ChoiceFile(choice), audit.audit());
    swaps.resume();
  }

  @Override
  public Provider stage(String operator, String what) throws AdministrationException {
    return swaps.stage(operator, what);
  }

  @Override
  public Swapped swap(String operator, Duration drain) throws AdministrationException {
    return swaps.swap(operator, drain);
  }

  @Override
  public Swapped rollBack(String operator) throws AdministrationException {
    return swaps.rollBack(operator);
  }

  @Override
  public List<String> stageable() {
    return swaps.stageable();
  }
}
