package org.simpp.xmpp.pubsub;

import java.util.List;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.forms.DataForm;

/** The names of publish-subscribe, its events (XEP-0060, section 7) and its errors (section 11). */
public final class PubSub {
  public static final String NAMESPACE = "http://jabber.org/protocol/pubsub";

  /** Of what only a node's owner asks for. */
  public static final String OWNER = NAMESPACE + "#owner";

  /** Of what subscribers are told. */
  public static final String EVENT = NAMESPACE + "#event";

  /** Of a node's configuration. */
  public static final String NODE_CONFIG = NAMESPACE + "#node_config";

  /** Of what must hold of a node for something to be published there. */
  public static final String PUBLISH_OPTIONS = NAMESPACE + "#publish-options";

  /** Of what is told of a node to those who discover it. */
  public static final String META_DATA = NAMESPACE + "#meta-data";

  /** What a client adds to a node's name to say that it wants its events (section 9.2). */
  public static final String NOTIFY = "+notify";

  private static final String ERRORS = NAMESPACE + "#errors";

  private PubSub() {}

  /** The feature of that name. */
  public static String feature(String name) {
    return NAMESPACE + "#" + name;
  }

  /** Items that were published at a node. */
  public static Element items(String node, List<PubSubItem> items) {
    Element.Builder list = Element.builder(EVENT, "items").attribute("node", node);
    items.forEach(item -> list.child(item.toElement(EVENT)));
    return event(list.build());
  }

  /** An item that is there no more (section 7.2.2). */
  public static Element retraction(String node, String id) {
    Element retract = Element.builder(EVENT, "retract").attribute("id", id).build();
    return event(Element.builder(EVENT, "items").attribute("node", node).child(retract).build());
  }

  /** A node that has no items any more (section 8.5). */
  public static Element purge(String node) {
    return event(Element.builder(EVENT, "purge").attribute("node", node).build());
  }

  /** A node that is there no more (section 8.4). */
  public static Element deletion(String node) {
    return event(Element.builder(EVENT, "delete").attribute("node", node).build());
  }

  /** A node that has another configuration (section 8.2.5). */
  public static Element configuration(String node, DataForm form) {
    return event(
        Element.builder(EVENT, "configuration")
            .attribute("node", node)
            .child(form.toElement())
            .build());
  }

  private static Element event(Element what) {
    return Element.builder(EVENT, "event").child(what).build();
  }

  /** An error with the condition of that name. */
  public static StanzaError error(StanzaCondition condition, String name) {
    return StanzaError.of(condition, "").with(Element.of(ERRORS, name));
  }

  /** The error for what is not there: the feature of that name. */
  public static StanzaError unsupported(String feature) {
    return StanzaError.of(StanzaCondition.FEATURE_NOT_IMPLEMENTED, "")
        .with(Element.builder(ERRORS, "unsupported").attribute("feature", feature).build());
  }
}
