package org.simpp.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.presence.Availability;
import org.simpp.presence.Delivery;
import org.simpp.presence.PresenceService;
import org.simpp.presence.SubscriptionOutcome;
import org.simpp.presence.SubscriptionState;
import org.simpp.presence.SubscriptionType;

/** The rules of presence through whoever provides them now; published under its own name. */
@Component(service = PresenceRules.class)
public final class PresenceRules implements PresenceService {
  private final Served<PresenceService> served =
      new Served<>("the presence service", CipherSuites.PATIENCE);

  @Activate
  public PresenceRules() {}

  /** For use outside a framework: {@code service} alone provides. */
  public static PresenceRules of(PresenceService service) {
    PresenceRules rules = new PresenceRules();
    rules.bind(service, Map.of());
    return rules;
  }

  @Override
  public SubscriptionOutcome outbound(SubscriptionState state, SubscriptionType type) {
    return served.call(service -> service.outbound(state, type));
  }

  @Override
  public SubscriptionOutcome inbound(SubscriptionState state, SubscriptionType type) {
    return served.call(service -> service.inbound(state, type));
  }

  @Override
  public Optional<Availability> foremost(Collection<Availability> resources) {
    return served.call(service -> service.foremost(resources));
  }

  @Override
  public Delivery route(String type, String requestedResource, Collection<Availability> resources) {
    return served.call(service -> service.route(type, requestedResource, resources));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(PresenceService service, Map<String, Object> properties) {
    served.add(service, ServiceRank.of(properties));
  }

  void unbind(PresenceService service) {
    served.remove(service);
  }
}
