package org.simpp.server.carbons;

import java.util.Optional;
import java.util.Set;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.carbons.Carbon;

/**
 * Turns copies on or off for the session that asks, as often as it likes (XEP-0280, section 10.1).
 */
final class SwitchHandler implements IqHandler {
  private final String element;
  private final boolean turnsOn;

  SwitchHandler(String element, boolean turnsOn) {
    this.element = element;
    this.turnsOn = turnsOn;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(Carbon.NAMESPACE, element);
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.OWN_ACCOUNT);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal {
    if (!request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "carbons are turned on and off with set");
    }
    if (turnsOn) {
      request.session().enable(Carbon.NAMESPACE);
    } else {
      request.session().disable(Carbon.NAMESPACE);
    }
    return Optional.empty();
  }
}
