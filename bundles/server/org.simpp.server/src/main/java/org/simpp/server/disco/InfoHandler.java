package org.simpp.server.disco;

import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.roster.Rosters;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.disco.DiscoInfo;

/**
 * What the server, or an account, is and can do (XEP-0030, section 3). Another's account says so
 * only to those who may see its presence (section 8).
 */
final class InfoHandler implements IqHandler {
  private final Discovery discovery;
  private final Rosters rosters;

  InfoHandler(Discovery discovery, Rosters rosters) {
    this.discovery = discovery;
    this.rosters = rosters;
  }

  @Override
  public Element.Name name() {
    return new Element.Name(DiscoInfo.NAMESPACE, "query");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.values());
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    if (request.target() == Target.SERVER && !request.isSet()) {
      return Optional.of(ofTheServer(request.child().attribute("node")).toElement());
    }
    requireGetWithoutNode(request);
    requirePresenceOf(request.session().account(), request.addressee(), rosters);
    return Optional.of(discovery.account().toElement());
  }

  private DiscoInfo ofTheServer(Optional<String> node) throws IqRefusal {
    if (node.isEmpty()) {
      return discovery.server();
    }
    return discovery.server(node.get()).orElseThrow(InfoHandler::noSuchNode);
  }

  static void requireGetWithoutNode(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "service discovery is asked with get");
    }
    if (request.child().attribute("node").isPresent()) {
      throw noSuchNode();
    }
  }

  private static IqRefusal noSuchNode() {
    return new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "there is no such node");
  }

  static void requirePresenceOf(Jid asker, Jid account, Rosters rosters)
      throws IqRefusal, StoreException {
    if (!asker.equals(account) && !rosters.state(asker, account).to()) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
  }
}
