package org.simpp.server.pep;

import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.server.roster.Rosters;
import org.simpp.store.RosterItem;
import org.simpp.store.RosterStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.pubsub.NodeConfiguration.Access;
import org.simpp.xmpp.pubsub.PubSub;

/**
 * Who may see what is published at a node (XEP-0060, section 4.5): the owner always, others as the
 * node's access model has it. On a white list there is nobody but the owner.
 */
final class NodeAccess {
  private final RosterStore rosters;

  /**
   * @param rosters the store's own, since it is asked on whatever lane
   */
  NodeAccess(RosterStore rosters) {
    this.rosters = rosters;
  }

  /** Why {@code account} may not; empty where it may. May wait for the store. */
  Optional<StanzaError> refusal(Jid account, Node node) throws StoreException {
    Access access = node.configuration().access();
    if (account.equals(node.owner())) {
      return Optional.empty();
    }
    boolean asksRoster = access == Access.PRESENCE || access == Access.ROSTER;
    return refusal(node, asksRoster ? rosters.find(node.owner(), account) : Optional.empty());
  }

  /** Whether it lets in who stands in the owner's roster as {@code item}. */
  static boolean admits(Node node, RosterItem item) {
    return refusal(node, Optional.of(item)).isEmpty();
  }

  private static Optional<StanzaError> refusal(Node node, Optional<RosterItem> item) {
    boolean sees = item.map(one -> Rosters.stateOf(one).from()).orElse(false);
    boolean isInGroup =
        item.map(
                one ->
                    node.configuration().rosterGroups().stream().anyMatch(one.groups()::contains))
            .orElse(false);
    return switch (node.configuration().access()) {
      case OPEN -> Optional.empty();
      case WHITELIST -> Optional.of(PubSub.error(StanzaCondition.NOT_ALLOWED, "closed-node"));
      case PRESENCE -> unless(sees, "presence-subscription-required");
      case ROSTER -> unless(sees && isInGroup, "not-in-roster-group");
    };
  }

  private static Optional<StanzaError> unless(boolean admitted, String condition) {
    return admitted
        ? Optional.empty()
        : Optional.of(PubSub.error(StanzaCondition.NOT_AUTHORIZED, condition));
  }
}
