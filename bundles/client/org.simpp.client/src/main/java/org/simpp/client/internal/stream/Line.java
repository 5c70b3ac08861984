package org.simpp.client.internal.stream;

import java.util.Set;
import org.simpp.model.Jid;

/**
 * A connection that is logged in.
 *
 * @param address the full address that was bound
 * @param features the namespaces of the stream features
 */
public record Line(Jid address, Outlet outlet, IqExchange requests, Set<String> features) {
  public Line {
    features = Set.copyOf(features);
  }
}
