package org.simpp.server.disco;

import java.util.Optional;
import java.util.Set;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.roster.Rosters;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;

/**
 * What belongs to the server, which is nothing yet, or to an account: its available resources
 * (XEP-0030, sections 4 and 8).
 */
public final class DiscoItems implements IqHandler {
  /** The feature. */
  public static final String NAMESPACE = "http://jabber.org/protocol/disco#items";

  private final SessionTable sessions;
  private final Rosters rosters;

  public DiscoItems(SessionTable sessions, Rosters rosters) {
    this.sessions = sessions;
    this.rosters = rosters;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(NAMESPACE, "query");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.values());
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    DiscoInfo.requireGetWithoutNode(request);
    Element.Builder query = Element.builder(NAMESPACE, "query");
    if (request.target() != Target.SERVER) {
      DiscoInfo.requirePresenceOf(request.session().account(), request.addressee(), rosters);
      for (Session session : sessions.availableOf(request.addressee())) {
        query.child(
            Element.builder(NAMESPACE, "item")
                .attribute("jid", session.address().toString())
                .build());
      }
    }
    return Optional.of(query.build());
  }
}
