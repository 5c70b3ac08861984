package org.simpp.server.time;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.time.EntityTime;

/** Says what time it is at the server (XEP-0202). */
public final class TimeHandler implements IqHandler {
  private final Clock clock;

  /**
   * @param clock in the server's own time zone
   */
  public TimeHandler(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(EntityTime.NAMESPACE, "time");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.SERVER);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "the time is asked with get");
    }
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    return Optional.of(new EntityTime(now.toInstant(), now.getOffset()).toElement());
  }
}
