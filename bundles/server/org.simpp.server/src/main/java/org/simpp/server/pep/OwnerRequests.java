package org.simpp.server.pep;

import java.util.Optional;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.pubsub.NodeConfiguration;
import org.simpp.xmpp.pubsub.PubSub;

/** What an account does with its nodes (XEP-0060, section 8); on its lane. */
final class OwnerRequests {
  private final Nodes nodes;
  private final Subscribers subscribers;
  private final Notifications notifications;
  private final Supplier<Personal> limits;

  OwnerRequests(
      Nodes nodes,
      Subscribers subscribers,
      Notifications notifications,
      Supplier<Personal> limits) {
    this.nodes = nodes;
    this.subscribers = subscribers;
    this.notifications = notifications;
    this.limits = limits;
  }

  /** XEP-0060, section 8.1; without a name it would be an instant node, which there is not. */
  Optional<Element> create(IqRequest request, Element create) throws IqRefusal, StoreException {
    if (create.attribute("node").isEmpty()) {
      throw Requests.refusal(StanzaCondition.NOT_ACCEPTABLE, "nodeid-required");
    }
    String name = Requests.node(create);
    Jid owner = request.session().account();
    if (nodes.find(owner, name).isPresent()) {
      throw new IqRefusal(StanzaCondition.CONFLICT, "there is a node of that name");
    }
    NodeConfiguration configuration = NodeConfiguration.USUAL;
    Optional<Element> configure = request.child().child(PubSub.NAMESPACE, "configure");
    if (configure.isPresent() && !configure.get().children().isEmpty()) {
      configuration = Requests.apply(configuration, submitted(configure.get()), limits.get());
    }
    Requests.make(nodes, new Node(owner, name, configuration));
    return Optional.of(
        Requests.answer(
            Element.builder(PubSub.NAMESPACE, "create").attribute("node", name).build()));
  }

  /** XEP-0060, section 8.2. */
  Optional<Element> showConfiguration(IqRequest request, Element configure)
      throws IqRefusal, StoreException {
    Node node = Requests.require(nodes, request, configure);
    return Optional.of(
        Requests.answer(
            Element.builder(PubSub.OWNER, "configure")
                .attribute("node", node.name())
                .child(node.configuration().form(DataForm.Type.FORM).toElement())
                .build()));
  }

  /** XEP-0060, section 8.2.4. */
  Optional<Element> configure(IqRequest request, Element configure)
      throws IqRefusal, StoreException {
    Node node = Requests.require(nodes, request, configure);
    DataForm form = submitted(configure);
    if (form.type() == DataForm.Type.CANCEL) {
      return Optional.empty();
    }
    Node changed =
        new Node(
            node.owner(), node.name(), Requests.apply(node.configuration(), form, limits.get()));
    nodes.put(changed);
    if (changed.configuration().notifiesOfConfiguration()) {
      notifications.tell(
          changed,
          PubSub.configuration(changed.name(), changed.configuration().form(DataForm.Type.RESULT)));
    }
    return Optional.empty();
  }

  /** XEP-0060, section 8.3. */
  Optional<Element> showDefault(IqRequest request, Element any) {
    return Optional.of(
        Requests.answer(
            Element.builder(PubSub.OWNER, "default")
                .child(NodeConfiguration.USUAL.form(DataForm.Type.FORM).toElement())
                .build()));
  }

  /** XEP-0060, section 8.4. */
  Optional<Element> delete(IqRequest request, Element delete) throws IqRefusal, StoreException {
    Node node = Requests.require(nodes, request, delete);
    nodes.delete(node);
    if (node.configuration().notifiesOfDeletion()) {
      notifications.tell(node, PubSub.deletion(node.name()));
    }
    subscribers.forget(node);
    return Optional.empty();
  }

  /** XEP-0060, section 8.5. */
  Optional<Element> purge(IqRequest request, Element purge) throws IqRefusal, StoreException {
    Node node = Requests.require(nodes, request, purge);
    nodes.purge(node);
    notifications.tell(node, PubSub.purge(node.name()));
    return Optional.empty();
  }

  private static DataForm submitted(Element parent) throws IqRefusal {
    return DataForm.in(parent)
        .filter(form -> form.formType().map(PubSub.NODE_CONFIG::equals).orElse(true))
        .orElseThrow(() -> new IqRefusal(StanzaCondition.BAD_REQUEST, "a form is awaited"));
  }
}
