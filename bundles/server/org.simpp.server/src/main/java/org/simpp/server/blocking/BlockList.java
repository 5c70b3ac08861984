package org.simpp.server.blocking;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.simpp.model.Jid;

/**
 * Whom one account has blocked.
 *
 * @param owner the account
 * @param addresses in the order in which they were blocked
 */
record BlockList(Jid owner, Set<Jid> addresses) {
  BlockList {
    addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
  }

  static BlockList empty(Jid owner) {
    return new BlockList(owner, Set.of());
  }

  BlockList with(Collection<Jid> others) {
    Set<Jid> all = new LinkedHashSet<>(addresses);
    all.addAll(others);
    return new BlockList(owner, all);
  }

  BlockList without(Collection<Jid> others) {
    Set<Jid> rest = new LinkedHashSet<>(addresses);
    rest.removeAll(others);
    return new BlockList(owner, rest);
  }

  boolean isEmpty() {
    return addresses.isEmpty();
  }

  /**
   * Whether {@code other} is blocked: by its address, its account, its domain with that resource or
   * its domain (XEP-0191, section 6); never the own resources (section 5), nor the server, without
   * which nothing could be unblocked.
   */
  boolean matches(Jid other) {
    if (addresses.isEmpty() || other.bare().equals(owner) || other.equals(owner.server())) {
      return false;
    }
    Jid domain = other.server();
    return addresses.contains(other)
        || addresses.contains(other.bare())
        || addresses.contains(domain)
        || (!other.isBare() && addresses.contains(domain.withResource(other.resource())));
  }
}
