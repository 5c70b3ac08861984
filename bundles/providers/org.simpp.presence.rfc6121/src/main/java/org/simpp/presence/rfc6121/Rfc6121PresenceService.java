package org.simpp.presence.rfc6121;

import java.util.Collection;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.presence.Availability;
import org.simpp.presence.Delivery;
import org.simpp.presence.PresenceService;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;

/** Presence as RFC 6121 writes it. It keeps nothing and may be used by every thread. */
@Component
public final class Rfc6121PresenceService implements PresenceService {
  @Activate
  public Rfc6121PresenceService() {}

  @Override
  public SubscriptionOutcome outbound(SubscriptionState state, SubscriptionType type) {
    return OutboundRules.apply(state, type);
  }

  @Override
  public SubscriptionOutcome inbound(SubscriptionState state, SubscriptionType type) {
    return InboundRules.apply(state, type);
  }

  @Override
  public Optional<Availability> foremost(Collection<Availability> resources) {
    return Routing.foremost(resources);
  }

  @Override
  public Delivery route(String type, String requestedResource, Collection<Availability> resources) {
    return Routing.route(type, requestedResource, resources);
  }
}
