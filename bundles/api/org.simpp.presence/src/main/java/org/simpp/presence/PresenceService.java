package org.simpp.presence;

import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rules of presence, without any state of their own: snapshots go in, decisions come out. An
 * OSGi service, used by the server to route and to answer, and by the desktop to show.
 */
@ProviderType
public interface PresenceService {
  /**
   * What happens when the user sends a subscription stanza to a contact (RFC 6121, appendix A.2).
   *
   * @param state the contact's state in the user's roster
   */
  SubscriptionOutcome outbound(SubscriptionState state, SubscriptionType type);

  /**
   * What happens when a subscription stanza from a contact reaches the user's server (RFC 6121,
   * appendix A.3).
   *
   * @param state the contact's state in the user's roster
   */
  SubscriptionOutcome inbound(SubscriptionState state, SubscriptionType type);

  /**
   * The resource that stands for all of a contact's: the one to show, and the one that gets a
   * message meant for one (RFC 6121, section 8.5.2.1). Empty where none is available with a
   * priority of at least 0.
   */
  Optional<Availability> foremost(Collection<Availability> resources);

  /**
   * Where a message to an address goes (RFC 6121, sections 8.5.2 and 8.5.3).
   *
   * @param type the message's type; an unknown one counts as {@code normal} (section 5.2.2)
   * @param requestedResource the resourcepart that it is addressed to; "" for the bare address
   * @param resources the account's available resources
   */
  Delivery route(String type, String requestedResource, Collection<Availability> resources);
}
