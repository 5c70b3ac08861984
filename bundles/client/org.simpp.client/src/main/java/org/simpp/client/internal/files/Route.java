package org.simpp.client.internal.files;

import org.jspecify.annotations.Nullable;
import org.simpp.client.ServerAddress;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.model.Bytes;

/**
 * How a file's address is reached, and whom to trust there: the account's own server where the
 * connection of the account goes, by the certificate that was accepted for that; any other by its
 * name, and by the platform's authorities.
 *
 * @param host of the server of {@code domain}; null to find it by its name
 * @param pinned fingerprint of its only certificate; null for what the authorities vouch for
 */
record Route(String domain, @Nullable String host, @Nullable Bytes pinned) {
  static Route of(AccountSettings settings) {
    ServerAddress server = settings.server();
    return new Route(
        settings.account().domain(), server == null ? null : server.host(), settings.certificate());
  }

  /** The host that a socket for that name connects to. */
  String target(String name) {
    String known = host;
    return isHome(name) && known != null ? known : name;
  }

  /** The only certificate to accept there; null for what the authorities vouch for. */
  @Nullable Bytes pinnedFor(String name) {
    return isHome(name) ? pinned : null;
  }

  private boolean isHome(String name) {
    return domain.equalsIgnoreCase(name);
  }
}
