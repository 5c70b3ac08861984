package org.simpp.client.settings;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.SecretBytes;

/**
 * What a proxy is told that asks who one is. An OSGi service; any thread may call.
 *
 * <p>The password is in memory alone, and asked for again after the next start.
 */
@ProviderType
public interface ProxyLogin {
  /**
   * The password that goes with {@link KnownSettings#PROXY_USER} from now on.
   *
   * @param password taken over; none is said where it has no bytes
   */
  void use(SecretBytes password);

  /** Whether there is a password. */
  boolean isKnown();
}
