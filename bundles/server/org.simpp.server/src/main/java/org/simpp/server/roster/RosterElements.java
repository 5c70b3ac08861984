package org.simpp.server.roster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.simpp.model.Jid;
import org.simpp.store.RosterItem;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.roster.RosterEntry;
import org.simpp.xmpp.roster.RosterEntry.Subscription;
import org.simpp.xmpp.roster.RosterQuery;

/** Between what the store keeps and what the wire says of a roster (RFC 6121, section 2.1). */
final class RosterElements {
  private RosterElements() {}

  static Element query(long version, List<RosterEntry> entries) {
    return new RosterQuery(Long.toString(version), entries).toElement();
  }

  static RosterEntry entry(RosterItem item) {
    return new RosterEntry(
        item.contact(),
        item.name(),
        item.groups(),
        Subscription.valueOf(item.subscription().toUpperCase(Locale.ROOT)),
        item.pendingOut(),
        item.preApproved());
  }

  static RosterEntry removed(Jid contact) {
    return RosterEntry.removal(contact);
  }

  /** The one item of a roster set; empty where it is no valid one (RFC 6121, section 2.3.3). */
  static Optional<RosterEntry> wanted(Element query) {
    Element.Builder readable = Element.builder(RosterQuery.NAMESPACE, "query");
    query.children().forEach(child -> readable.child(withoutState(child)));
    return RosterQuery.of(readable.build())
        .filter(roster -> roster.entries().size() == 1)
        .map(roster -> roster.entries().get(0));
  }

  /** A user says of a subscription only that it goes (RFC 6121, section 2.1.5). */
  private static Element withoutState(Element item) {
    boolean goes = item.attribute("subscription").filter("remove"::equals).isPresent();
    return goes ? item : item.toBuilder().attribute("subscription", "none").build();
  }

  /** Whether a name, or a group's, is longer than it may be (RFC 6121, section 2.3.3). */
  static boolean hasTooLongName(Element query) {
    return query.children(RosterQuery.NAMESPACE, "item").stream()
        .flatMap(
            item ->
                Stream.concat(
                    item.attribute("name").stream(),
                    item.children(RosterQuery.NAMESPACE, "group").stream().map(Element::text)))
        .anyMatch(name -> name.length() > RosterEntry.MAX_LENGTH);
  }

  /**
   * Whether a group has no name, which is refused in a way of its own (RFC 6121, section 2.3.3).
   */
  static boolean hasNamelessGroup(Element query) {
    return query.children(RosterQuery.NAMESPACE, "item").stream()
        .flatMap(item -> item.children(RosterQuery.NAMESPACE, "group").stream())
        .anyMatch(group -> group.text().isEmpty());
  }
}
