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
    requireGet(request);
    Optional<String> node = request.child().attribute("node");
    if (node.isPresent()) {
      return Optional.of(ofNode(request, node.get()).toElement());
    }
    if (request.target() == Target.SERVER) {
      return Optional.of(discovery.server().toElement());
    }
    requirePresenceOf(request.session().account(), request.addressee(), rosters);
    return Optional.of(discovery.account().toElement());
  }

  private DiscoInfo ofNode(IqRequest request, String node) throws IqRefusal, StoreException {
    Optional<DiscoInfo> capabilities =
        request.target() == Target.SERVER ? discovery.server(node) : Optional.empty();
    return capabilities.isPresent()
        ? capabilities.get()
        : discovery
            .allNodes()
            .info(request, node)
            .map(info -> info.withNode(node))
            .orElseThrow(InfoHandler::noSuchNode);
  }

  static void requireGet(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "service discovery is asked with get");
    }
  }

  static IqRefusal noSuchNode() {
    return new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "there is no such node");
  }

  static void requirePresenceOf(Jid asker, Jid account, Rosters rosters)
      throws IqRefusal, StoreException {
    if (!asker.equals(account) && !rosters.state(asker, account).to()) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
  }
}
