package org.simpp.server.externalservices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.externalservices.ExternalService;

/**
 * Tells clients of the services that the operator has written down, with credentials of their own
 * where a service wants some (XEP-0215, section 3).
 */
public final class ExternalServices implements Feature {
  /**
   * What is offered.
   *
   * @param services that there are
   * @param validity how long credentials are good
   */
  public record Offer(List<ExternalService> services, Duration validity) {
    public Offer {
      services = List.copyOf(services);
    }
  }

  private final Supplier<Offer> offer;
  private final RelayCredentials credentials;
  private final Clock clock;

  public ExternalServices(Supplier<Offer> offer, RelayCredentials credentials, Clock clock) {
    this.offer = offer;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public Set<String> ofServer() {
    return offer.get().services().isEmpty() ? Set.of() : Set.of(ExternalService.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        IqHandler.of(
            new Element.Name(ExternalService.NAMESPACE, "services"),
            Set.of(Target.SERVER, Target.OWN_ACCOUNT),
            this::services),
        IqHandler.of(
            new Element.Name(ExternalService.NAMESPACE, "credentials"),
            Set.of(Target.SERVER, Target.OWN_ACCOUNT),
            this::credentials));
  }

  /** XEP-0215, sections 3.1 and 3.2. */
  private Optional<Element> services(IqRequest request) throws IqRefusal {
    requireGet(request);
    Optional<String> type = request.child().attribute("type");
    Element.Builder answer =
        Element.builder(ExternalService.NAMESPACE, "services").attribute("type", type.orElse(null));
    for (ExternalService service : chosen(one -> type.map(one.type()::equals).orElse(true))) {
      answer.child(lent(service, request.session().account()).toElement());
    }
    return Optional.of(answer.build());
  }

  /** XEP-0215, section 3.3. */
  private Optional<Element> credentials(IqRequest request) throws IqRefusal {
    requireGet(request);
    Element asked =
        request
            .child()
            .child(ExternalService.NAMESPACE, "service")
            .orElseThrow(() -> new IqRefusal(StanzaCondition.BAD_REQUEST, "at which service?"));
    Element.Builder answer = Element.builder(ExternalService.NAMESPACE, "credentials");
    List<ExternalService> found = new ArrayList<>();
    for (ExternalService service : chosen(one -> isMeant(asked, one))) {
      ExternalService lent = lent(service, request.session().account());
      if (lent.credentials() != null) {
        found.add(lent);
      }
    }
    if (found.isEmpty()) {
      throw new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "no credentials for such a service");
    }
    found.forEach(service -> answer.child(service.toElement()));
    return Optional.of(answer.build());
  }

  private List<ExternalService> chosen(Predicate<ExternalService> filter) {
    return offer.get().services().stream().filter(filter).toList();
  }

  private static boolean isMeant(Element asked, ExternalService service) {
    return asked.attribute("host").filter(service.host()::equals).isPresent()
        && asked.attribute("type").filter(service.type()::equals).isPresent()
        && asked.attribute("port").map(Integer.toString(service.port())::equals).orElse(true);
  }

  private ExternalService lent(ExternalService service, Jid account) {
    if (!service.isRestricted()) {
      return service;
    }
    Instant expires = clock.instant().plus(offer.get().validity()).truncatedTo(ChronoUnit.SECONDS);
    return credentials.of(account, expires).map(service::with).orElse(service);
  }

  private static void requireGet(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "services are asked for with get");
    }
  }
}
