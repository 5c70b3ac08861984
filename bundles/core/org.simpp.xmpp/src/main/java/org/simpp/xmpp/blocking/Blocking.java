package org.simpp.xmpp.blocking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/**
 * A block list, or a change of one (XEP-0191, section 3).
 *
 * @param action which of them
 * @param addresses in their order; none of them twice
 * @param reports what is reported of some of them (XEP-0377, section 5)
 */
public record Blocking(Action action, Set<Jid> addresses, Map<Jid, Report> reports) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:blocking";

  /** Of the condition that tells a client that it has blocked whom it writes to. */
  private static final String ERRORS = "urn:xmpp:blocking:errors";

  /** What the element is. */
  public enum Action {
    /** The whole list, or the question for it. */
    LIST("blocklist"),
    BLOCK("block"),
    /** Without addresses: all of them. */
    UNBLOCK("unblock");

    private final String elementName;

    Action(String elementName) {
      this.elementName = elementName;
    }

    public String elementName() {
      return elementName;
    }
  }

  public Blocking {
    Objects.requireNonNull(action);
    addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
    reports = Map.copyOf(reports);
  }

  public static Blocking of(Action action, Collection<Jid> addresses) {
    return new Blocking(action, new LinkedHashSet<>(addresses), Map.of());
  }

  /**
   * What {@code element} writes; empty where it is none of the three, or one of its addresses is
   * none.
   */
  public static Optional<Blocking> of(Element element) {
    for (Action action : Action.values()) {
      if (element.is(NAMESPACE, action.elementName())) {
        return read(action, element.children(NAMESPACE, "item"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Blocking> read(Action action, List<Element> items) {
    List<Jid> addresses = new ArrayList<>();
    Map<Jid, Report> reports = new LinkedHashMap<>();
    for (Element item : items) {
      Optional<Jid> address = address(item);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      addresses.add(address.get());
      Report.in(item).ifPresent(report -> reports.put(address.get(), report));
    }
    return Optional.of(new Blocking(action, new LinkedHashSet<>(addresses), reports));
  }

  private static Optional<Jid> address(Element item) {
    try {
      return item.attribute("jid").map(Jid::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The condition of the error that answers what one sends to whom one has blocked. */
  public static Element blocked() {
    return Element.of(ERRORS, "blocked");
  }

  /** Without the reports, which are nobody else's business. */
  public Element toElement() {
    Element.Builder list = Element.builder(NAMESPACE, action.elementName());
    addresses.forEach(
        address ->
            list.child(
                Element.builder(NAMESPACE, "item").attribute("jid", address.toString()).build()));
    return list.build();
  }
}
