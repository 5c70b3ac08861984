package org.simpp.server.about;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.time.EntityTime;
import org.simpp.xmpp.version.SoftwareVersion;

/** Answers one question about the server itself; there is nothing to set. */
public final class AboutServer implements Feature, IqHandler {
  private final Element.Name name;
  private final Supplier<Element> fact;

  private AboutServer(Element.Name name, Supplier<Element> fact) {
    this.name = name;
    this.fact = fact;
  }

  /** Which software it is (XEP-0092); the operating system is nobody's business. */
  public static AboutServer software(String version) {
    return new AboutServer(
        new Element.Name(SoftwareVersion.NAMESPACE, "query"),
        () -> new SoftwareVersion("SIMPP", version, "").toElement());
  }

  /**
   * What time it is there (XEP-0202).
   *
   * @param clock in the server's own time zone
   */
  public static AboutServer time(Clock clock) {
    return new AboutServer(
        new Element.Name(EntityTime.NAMESPACE, "time"),
        () -> {
          OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
          return new EntityTime(now.toInstant(), now.getOffset()).toElement();
        });
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(name.namespace());
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(this);
  }

  @Override
  public Element.Name name() {
    return name;
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.SERVER);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "this is asked with get");
    }
    return Optional.of(fact.get());
  }
}
