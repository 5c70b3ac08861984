package org.simpp.server.ping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.ping.Ping;

/** Answers a client's ping of its server (XEP-0199, section 4.2). */
public final class PingHandler implements Feature, IqHandler {
  @Override
  public Set<String> ofServer() {
    return Set.of(Ping.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(this);
  }

  @Override
  public Element.Name name() {
    return new Element.Name(Ping.NAMESPACE, "ping");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.SERVER, Target.OWN_ACCOUNT);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a ping has the type get");
    }
    return Optional.empty();
  }
}
