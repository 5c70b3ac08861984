package org.simpp.server.roster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.store.RosterItem;
import org.simpp.xmpp.Element;

/** The roster's elements (RFC 6121, section 2.1). */
final class RosterElements {
  static final String NAMESPACE = "jabber:iq:roster";

  private static final int MAX_NAME = 1023;
  private static final int MAX_GROUPS = 50;

  /** What a client wants of one item: to set its name and groups, or to remove it. */
  record Wanted(Jid contact, boolean remove, String name, Set<String> groups) {}

  private RosterElements() {}

  static Element query(long version, Element... items) {
    return query(version, List.of(items));
  }

  static Element query(long version, List<Element> items) {
    return Element.builder(NAMESPACE, "query")
        .attribute("ver", Long.toString(version))
        .children(items)
        .build();
  }

  static Element item(RosterItem item) {
    Element.Builder element =
        Element.builder(NAMESPACE, "item")
            .attribute("jid", item.contact().toString())
            .attribute("name", item.name().isEmpty() ? null : item.name())
            .attribute("subscription", item.subscription())
            .attribute("ask", item.pendingOut() ? "subscribe" : null)
            .attribute("approved", item.preApproved() ? "true" : null);
    item.groups().stream().sorted().forEach(group -> element.child("group", group));
    return element.build();
  }

  static Element removed(Jid contact) {
    return Element.builder(NAMESPACE, "item")
        .attribute("jid", contact.toString())
        .attribute("subscription", "remove")
        .build();
  }

  /**
   * What a roster set asks for (RFC 6121, sections 2.1.5 and 2.3.3); empty where it is no valid
   * one: another number of items than one, no address, a group without a name or twice.
   */
  static Optional<Wanted> wanted(Element query) {
    List<Element> items = query.children(NAMESPACE, "item");
    if (items.size() != 1 || query.children().size() != 1) {
      return Optional.empty();
    }
    Element item = items.get(0);
    List<String> names = item.children(NAMESPACE, "group").stream().map(Element::text).toList();
    Set<String> groups = new LinkedHashSet<>(names);
    String name = item.attribute("name").orElse("");
    boolean tooLong =
        name.length() > MAX_NAME || groups.stream().anyMatch(group -> group.length() > MAX_NAME);
    if (groups.size() != names.size() || groups.size() > MAX_GROUPS || tooLong) {
      return Optional.empty();
    }
    try {
      boolean remove = item.attribute("subscription").filter("remove"::equals).isPresent();
      return item.attribute("jid").map(jid -> new Wanted(Jid.of(jid).bare(), remove, name, groups));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a group has no name, which is refused in a way of its own (RFC 6121, 2.3.3). */
  static boolean hasNamelessGroup(Wanted wanted) {
    return wanted.groups().contains("");
  }
}
