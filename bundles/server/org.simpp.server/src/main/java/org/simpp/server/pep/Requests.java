package org.simpp.server.pep;

import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.pubsub.NodeConfiguration;
import org.simpp.xmpp.pubsub.PubSub;

/** What the requests for nodes have in common. */
final class Requests {
  private Requests() {}

  static IqRefusal refusal(StanzaCondition condition, String name) {
    return new IqRefusal(PubSub.error(condition, name));
  }

  /** The node that {@code element} names. */
  static String node(Element element) throws IqRefusal {
    String name =
        element
            .attribute("node")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> refusal(StanzaCondition.BAD_REQUEST, "nodeid-required"));
    if (!Nodes.isName(name)) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "the node's name is too long");
    }
    return name;
  }

  /** The node that {@code element} names, of the account that is asked. */
  static Node require(Nodes nodes, IqRequest request, Element element)
      throws IqRefusal, StoreException {
    return nodes
        .find(request.addressee(), node(element))
        .orElseThrow(
            () -> new IqRefusal(StanzaError.of(StanzaCondition.ITEM_NOT_FOUND, "no such node")));
  }

  /** {@code before} with what the form says, where that is allowed. */
  static NodeConfiguration apply(NodeConfiguration before, DataForm form, Personal limits)
      throws IqRefusal {
    var refusal = NodeConfiguration.refusal(form);
    if (refusal.isPresent()) {
      throw new IqRefusal(refusal.get());
    }
    NodeConfiguration after = before.with(form);
    int kept = after.keptItems();
    if (kept > limits.publishedItems() && kept != NodeConfiguration.MAX) {
      throw new IqRefusal(
          StanzaCondition.NOT_ACCEPTABLE, "a node keeps at most " + limits.publishedItems());
    }
    return after;
  }

  /** Makes a node that is not there yet. */
  static void make(Nodes nodes, Node node) throws IqRefusal, StoreException {
    try {
      nodes.put(node);
    } catch (StoreException e) {
      if (e.reason() == StoreException.Reason.FULL) {
        throw refusal(StanzaCondition.CONFLICT, "max-nodes-exceeded");
      }
      throw e;
    }
  }

  static Element answer(Element child) {
    return Element.builder(child.namespace(), "pubsub").child(child).build();
  }
}
