package org.simpp.store;

import java.util.Objects;
import java.util.Set;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * One contact in a roster (RFC 6121, section 2.1.2).
 *
 * @param contact its address
 * @param name the handle that the user gave it, "" for none
 * @param groups the user's groups for it
 * @param subscription {@code none}, {@code to}, {@code from} or {@code both}
 * @param pendingOut {@code ask='subscribe'}
 * @param pendingIn the contact has asked and has no answer; not shown in the roster as such
 * @param request the request that pends, whole, as XML; empty where none does
 * @param preApproved {@code approved='true'}
 * @param listed whether it is in the roster that the user sees; not where only a request pends
 */
public record RosterItem(
    Jid contact,
    String name,
    Set<String> groups,
    String subscription,
    boolean pendingOut,
    boolean pendingIn,
    Bytes request,
    boolean preApproved,
    boolean listed) {
  public RosterItem {
    Objects.requireNonNull(contact);
    Objects.requireNonNull(name);
    Objects.requireNonNull(request);
    groups = Set.copyOf(groups);
    if (!Set.of("none", "to", "from", "both").contains(subscription)) {
      throw new IllegalArgumentException("no subscription is called " + subscription);
    }
    if (!pendingIn && !request.isEmpty()) {
      throw new IllegalArgumentException("a request is kept while it pends");
    }
  }
}
