package org.simpp.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.simpp.model.Jid;

/**
 * One account.
 *
 * @param jid its bare address
 * @param created when it was made
 * @param credentials names of the ways in which it can log in: {@code SCRAM-SHA-256}, {@code
 *     SCRAM-SHA-1}, {@code SIMPP-2007}
 */
public record Account(Jid jid, Instant created, Set<String> credentials) {
  public Account {
    Objects.requireNonNull(created);
    credentials = Set.copyOf(credentials);
    if (!jid.isBare() || jid.isDomain()) {
      throw new IllegalArgumentException("an account has a bare address, not " + jid);
    }
  }
}
