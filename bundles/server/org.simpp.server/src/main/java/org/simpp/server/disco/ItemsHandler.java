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
 * What belongs to the server or to an account: its available resources (XEP-0030, sections 4 and
 * 8), and what its features have there.
 */
final class ItemsHandler implements IqHandler {
  private final Discovery discovery;
  private final SessionTable sessions;
  private final Rosters rosters;

  ItemsHandler(Discovery discovery, SessionTable sessions, Rosters rosters) {
    this.discovery = discovery;
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
    InfoHandler.requireGet(request);
    Optional<String> node = request.child().attribute("node");
    if (node.isPresent()) {
      List<DiscoItems.Item> items =
          discovery.allNodes().items(request, node.get()).orElseThrow(InfoHandler::noSuchNode);
      return Optional.of(new DiscoItems(node.get(), items).toElement());
    }
    List<DiscoItems.Item> items = new ArrayList<>();
    if (request.target() != Target.SERVER) {
      InfoHandler.requirePresenceOf(request.session().account(), request.addressee(), rosters);
      for (Session session : sessions.availableOf(request.addressee())) {
        items.add(new DiscoItems.Item(session.address(), "", ""));
      }
    }
    items.addAll(discovery.allNodes().items(request));
    return Optional.of(new DiscoItems("", items).toElement());
  }
}
