package org.simpp.server.pep;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.pubsub.NodeConfiguration;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.pubsub.PubSubItem;

/** What an account publishes and takes back (XEP-0060, section 7); on its lane. */
final class PublisherRequests {
  private static final int ID_BYTES = 12;

  private final Nodes nodes;
  private final OwnNodes own;
  private final Notifications notifications;
  private final Supplier<Personal> limits;
  private final SecureRandom random = new SecureRandom();

  PublisherRequests(
      Nodes nodes, OwnNodes own, Notifications notifications, Supplier<Personal> limits) {
    this.nodes = nodes;
    this.own = own;
    this.notifications = notifications;
    this.limits = limits;
  }

  /** XEP-0060, section 7.1. */
  Optional<Element> publish(IqRequest request, Element publish) throws IqRefusal, StoreException {
    String name = Requests.node(publish);
    PubSubItem item = item(publish);
    Bytes payload = payload(item);
    Optional<Element> options = request.child().child(PubSub.NAMESPACE, "publish-options");
    Node node = node(request.session().account(), name, options);
    PubSubItem named = item.id().isEmpty() ? item.withId(freshId()) : item;
    own.publish(node, named, payload);
    return Optional.of(
        Requests.answer(
            Element.builder(PubSub.NAMESPACE, "publish")
                .attribute("node", name)
                .child(named.withoutPayload().toElement(PubSub.NAMESPACE))
                .build()));
  }

  private static PubSubItem item(Element publish) throws IqRefusal {
    List<Element> items = publish.children(PubSub.NAMESPACE, "item");
    if (items.isEmpty()) {
      throw Requests.refusal(StanzaCondition.BAD_REQUEST, "item-required");
    }
    if (items.size() > 1) {
      throw Requests.refusal(StanzaCondition.NOT_ALLOWED, "max-items-exceeded");
    }
    PubSubItem item =
        PubSubItem.of(items.get(0))
            .orElseThrow(() -> Requests.refusal(StanzaCondition.BAD_REQUEST, "invalid-payload"));
    if (!item.id().isEmpty() && !Nodes.isName(item.id())) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "the item's id is too long");
    }
    return item;
  }

  private Bytes payload(PubSubItem item) throws IqRefusal {
    if (item.payload() == null) {
      throw Requests.refusal(StanzaCondition.BAD_REQUEST, "payload-required");
    }
    Bytes payload = ElementCodec.write(item.payload());
    if (payload.length() > limits.get().publishedItemBytes()) {
      throw Requests.refusal(StanzaCondition.NOT_ACCEPTABLE, "payload-too-big");
    }
    return payload;
  }

  /** The node, made where there is none yet (XEP-0060, sections 7.1.4 and 7.1.5). */
  private Node node(Jid owner, String name, Optional<Element> options)
      throws IqRefusal, StoreException {
    DataForm wanted = options.isPresent() ? form(options.get()) : null;
    Optional<Node> present = nodes.find(owner, name);
    if (present.isPresent()) {
      if (wanted != null && !present.get().configuration().meets(wanted)) {
        throw Requests.refusal(StanzaCondition.CONFLICT, "precondition-not-met");
      }
      return present.get();
    }
    if (wanted != null && !NodeConfiguration.knowsAll(wanted)) {
      throw Requests.refusal(StanzaCondition.CONFLICT, "precondition-not-met");
    }
    NodeConfiguration configuration =
        wanted == null
            ? NodeConfiguration.USUAL
            : Requests.apply(NodeConfiguration.USUAL, wanted, limits.get());
    Node node = new Node(owner, name, configuration);
    Requests.make(nodes, node);
    return node;
  }

  private static DataForm form(Element options) throws IqRefusal {
    return DataForm.in(options)
        .filter(form -> form.formType().filter(PubSub.PUBLISH_OPTIONS::equals).isPresent())
        .orElseThrow(() -> Requests.refusal(StanzaCondition.BAD_REQUEST, "invalid-options"));
  }

  /** XEP-0060, section 7.2. */
  Optional<Element> retract(IqRequest request, Element retract) throws IqRefusal, StoreException {
    Node node = Requests.require(nodes, request, retract);
    List<Element> items = retract.children(PubSub.NAMESPACE, "item");
    String id = items.size() == 1 ? items.get(0).attribute("id").orElse("") : "";
    if (id.isEmpty()) {
      throw Requests.refusal(StanzaCondition.BAD_REQUEST, "item-required");
    }
    if (!nodes.retract(node, id)) {
      throw new IqRefusal(StanzaError.of(StanzaCondition.ITEM_NOT_FOUND, "no such item"));
    }
    boolean isAskedFor = retract.attribute("notify").flatMap(DataForm::truth).orElse(false);
    if (isAskedFor || node.configuration().notifiesOfRetraction()) {
      notifications.tell(node, PubSub.retraction(node.name(), id));
    }
    return Optional.empty();
  }

  private String freshId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
