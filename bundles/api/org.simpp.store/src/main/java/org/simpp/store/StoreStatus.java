package org.simpp.store;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How the stores are, for whoever waits for them. An OSGi service that is there while they are not.
 */
@ProviderType
public interface StoreStatus {
  /**
   * What only an operator can put right, in words for one: what happened, why, what to do. Empty
   * while the stores are there, or may still come by themselves.
   */
  Optional<String> trouble();

  /**
   * Why the stores, which are there, do not answer now, in words for an operator; every call is
   * refused with {@link StoreException.Reason#UNAVAILABLE} meanwhile. They are asked again all the
   * time and come back by themselves. Empty while they answer.
   */
  Optional<String> outage();
}
