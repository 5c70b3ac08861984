package org.simpp.xmpp.push;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.pubsub.PubSub;

/**
 * Where a client wants notifications published (XEP-0357, section 5).
 *
 * @param service the push service
 * @param node there; "" where it is not said
 * @param options what is published with each, for the service to know it is meant; null for none
 */
public record PushTarget(Jid service, String node, @Nullable DataForm options) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:push:0";

  /** What a client asks for it with, and what it takes it back with (section 6). */
  public static final String ENABLE = "enable";

  public static final String DISABLE = "disable";

  /** Characters that a node's name may have. */
  private static final int MAX_NODE = 1_023;

  public PushTarget {
    if (node.length() > MAX_NODE) {
      throw new IllegalArgumentException("a node's name has at most " + MAX_NODE + " characters");
    }
  }

  /**
   * What {@code <enable/>} or {@code <disable/>} writes; empty where it is none: without an
   * address, or with a form of something else.
   */
  public static Optional<PushTarget> of(Element element) {
    String service = element.attribute("jid").orElse("");
    Optional<Element> x = element.child(DataForm.NAMESPACE, "x");
    Optional<DataForm> options =
        x.flatMap(DataForm::of)
            .filter(form -> form.formType().filter(PubSub.PUBLISH_OPTIONS::equals).isPresent());
    boolean isWhole = !service.isEmpty() && x.isPresent() == options.isPresent();
    if (!element.namespace().equals(NAMESPACE) || !isWhole) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PushTarget(
              Jid.of(service), element.attribute("node").orElse(""), options.orElse(null)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the two are one, whatever is published with them (section 5). */
  public boolean isSame(PushTarget other) {
    return service.equals(other.service) && node.equals(other.node);
  }

  /** As {@code <enable/>}. */
  public Element toElement() {
    Element.Builder enable =
        Element.builder(NAMESPACE, ENABLE)
            .attribute("jid", service.toString())
            .attribute("node", node.isEmpty() ? null : node);
    return options == null ? enable.build() : enable.child(options.toElement()).build();
  }

  /** What publishes {@code notification} there (section 7). */
  public Element publish(PushSummary notification) {
    Element item =
        Element.builder(PubSub.NAMESPACE, "item").child(notification.toElement()).build();
    Element publish =
        Element.builder(PubSub.NAMESPACE, "publish")
            .attribute("node", node.isEmpty() ? null : node)
            .child(item)
            .build();
    Element.Builder pubsub = Element.builder(PubSub.NAMESPACE, "pubsub").child(publish);
    if (options != null) {
      pubsub.child(
          Element.builder(PubSub.NAMESPACE, "publish-options").child(options.toElement()).build());
    }
    return pubsub.build();
  }
}
