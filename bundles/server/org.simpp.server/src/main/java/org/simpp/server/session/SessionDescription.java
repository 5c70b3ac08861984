package org.simpp.server.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/**
 * What a session has said of itself.
 *
 * @param available null while it is not
 * @param isInterested whether it gets the changes of its roster
 * @param directed who has got directed presence
 * @param enabled the features that its client has turned on
 */
public record SessionDescription(
    @Nullable SessionPresence available,
    boolean isInterested,
    Set<Jid> directed,
    Set<String> enabled) {
  public SessionDescription {
    directed = Set.copyOf(directed);
    enabled = Set.copyOf(enabled);
  }
}
