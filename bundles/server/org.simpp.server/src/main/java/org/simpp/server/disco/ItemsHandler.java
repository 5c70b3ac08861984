package org.simpp.server.disco;

import java.util.ArrayList;
import java.util.List;
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
import org.simpp.xmpp.disco.DiscoItems;

/**
 * What belongs to the server, which is nothing yet, or to an account: its available resources
 * (XEP-0030, sections 4 and 8).
 */
final class ItemsHandler implements IqHandler {
  private final SessionTable sessions;
  private final Rosters rosters;

  ItemsHandler(SessionTable sessions, Rosters rosters) {
    this.sessions = sessions;
    this.rosters = rosters;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(DiscoItems.NAMESPACE, "query");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.values());
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    InfoHandler.requireGetWithoutNode(request);
    List<DiscoItems.Item> items = new ArrayList<>();
    if (request.target() != Target.SERVER) {
      InfoHandler.requirePresenceOf(request.session().account(), request.addressee(), rosters);
      for (Session session : sessions.availableOf(request.addressee())) {
        items.add(new DiscoItems.Item(session.address(), "", ""));
      }
    }
    return Optional.of(new DiscoItems("", items).toElement());
  }
}
