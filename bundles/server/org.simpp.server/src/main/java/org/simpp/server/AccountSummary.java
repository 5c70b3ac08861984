package org.simpp.server;

import java.time.Instant;
import java.util.List;
import org.simpp.model.Jid;

/**
 * One account, for an operator to read.
 *
 * @param account its bare address
 * @param created when
 * @param credentials how it can log in, in alphabetical order
 * @param sessions how many are bound now
 */
public record AccountSummary(Jid account, Instant created, List<String> credentials, int sessions) {
  public AccountSummary {
    credentials = List.copyOf(credentials);
  }
}
