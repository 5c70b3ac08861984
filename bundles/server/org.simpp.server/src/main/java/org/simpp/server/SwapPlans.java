package org.simpp.server;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says what replacing the bundles of a feature would do to the others, before anything is done.
 * Published as an OSGi service for as long as the bundle is active.
 */
@ProviderType
public interface SwapPlans {
  /** What happens to one bundle. */
  enum Effect {
    /** It is not there yet. */
    INSTALLED,
    /** It is of the feature, and there. */
    REPLACED,
    /** It is wired to one that is replaced: it stops, and starts again with the new one. */
    RESTARTED,
    /** It goes on; services that it uses are replaced under it. */
    SERVED
  }

  /**
   * One bundle of a plan.
   *
   * @param bundle symbolic name and version; of one that is not there yet, its address
   */
  record Change(String bundle, Effect effect) {}

  /**
   * What would happen when the bundles of {@code feature} were replaced; those of the features that
   * it is made of are not.
   *
   * @throws AdministrationException if there is no such feature
   */
  List<Change> of(String feature) throws AdministrationException;

  /** The features that can be asked about, by name. */
  List<String> features();
}
