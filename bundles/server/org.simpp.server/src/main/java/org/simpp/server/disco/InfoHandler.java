package org.simpp.server.disco;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import org.simpp.xmpp.disco.DiscoItems;
import org.simpp.xmpp.disco.Identity;

/**
 * What the server, or an account, is and can do (XEP-0030, section 3). Another's account says so
 * only to those who may see its presence (section 8).
 */
public final class InfoHandler implements IqHandler {
  private static final List<String> ACCOUNT_FEATURES =
      List.of(DiscoInfo.NAMESPACE, DiscoItems.NAMESPACE);

  private final Supplier<Set<String>> serverFeatures;
  private final Rosters rosters;

  /**
   * @param serverFeatures the namespaces that the server understands now
   */
  public InfoHandler(Supplier<Set<String>> serverFeatures, Rosters rosters) {
    this.serverFeatures = serverFeatures;
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
    requireGetWithoutNode(request);
    if (request.target() == Target.SERVER) {
      return Optional.of(info("server", "im", "SIMPP", serverFeatures.get()));
    }
    requirePresenceOf(request.session().account(), request.addressee(), rosters);
    return Optional.of(info("account", "registered", "", ACCOUNT_FEATURES));
  }

  static void requireGetWithoutNode(IqRequest request) throws IqRefusal {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "service discovery is asked with get");
    }
    if (request.child().attribute("node").isPresent()) {
      throw new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "there is no such node");
    }
  }

  static void requirePresenceOf(Jid asker, Jid account, Rosters rosters)
      throws IqRefusal, StoreException {
    if (!asker.equals(account) && !rosters.state(asker, account).to()) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
  }

  private static Element info(
      String category, String type, String name, Collection<String> features) {
    return DiscoInfo.of(new Identity(category, type, "", name), features).toElement();
  }
}
