package org.simpp.xmpp.roster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/**
 * One item of a roster as it is sent (RFC 6121, section 2.1.2).
 *
 * @param contact the bare address
 * @param name the user's own, "" for none; at most 1,023 characters
 * @param groups the user's own, at most 100 of 1 to 1,023 characters
 * @param asked the user has asked and has no answer yet
 * @param approved the user has approved the contact's request beforehand
 */
public record RosterEntry(
    Jid contact,
    String name,
    Set<String> groups,
    Subscription subscription,
    boolean asked,
    boolean approved) {
  /** Who sees whose presence; {@code REMOVE} takes the item out of the roster. */
  public enum Subscription {
    NONE,
    TO,
    FROM,
    BOTH,
    REMOVE;

    /** The attribute: {@code both}. */
    public String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Subscription> of(String attribute) {
      for (Subscription subscription : values()) {
        if (subscription.attribute().equals(attribute)) {
          return Optional.of(subscription);
        }
      }
      return Optional.empty();
    }
  }

  /** The characters that a name, or a group's, may have. */
  public static final int MAX_LENGTH = 1023;

  private static final int MAX_GROUPS = 100;

  public RosterEntry {
    Objects.requireNonNull(subscription);
    groups = Set.copyOf(groups);
    if (!contact.isBare() || !isAllowed(name, groups)) {
      throw new IllegalArgumentException(
          "an item has a bare address, and a name and groups within their bounds");
    }
  }

  /** To take {@code contact} out of the roster. */
  public static RosterEntry removal(Jid contact) {
    return new RosterEntry(contact, "", Set.of(), Subscription.REMOVE, false, false);
  }

  /**
   * The item that {@code element} writes; a resource in its address is dropped. Empty where it is
   * none: no address, an unknown subscription, a group without a name or twice, a bound left.
   */
  public static Optional<RosterEntry> of(Element element) {
    if (!element.is(RosterQuery.NAMESPACE, "item")) {
      return Optional.empty();
    }
    List<String> names =
        element.children(RosterQuery.NAMESPACE, "group").stream().map(Element::text).toList();
    Set<String> groups = new LinkedHashSet<>(names);
    String name = element.attribute("name").orElse("");
    Optional<Subscription> subscription =
        Subscription.of(element.attribute("subscription").orElse("none"));
    if (groups.size() != names.size() || subscription.isEmpty() || !isAllowed(name, groups)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RosterEntry(
              Jid.of(element.attribute("jid").orElse("")).bare(),
              name,
              groups,
              subscription.get(),
              element.attribute("ask").filter("subscribe"::equals).isPresent(),
              element.attribute("approved").filter(RosterEntry::isTrue).isPresent()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Element toElement() {
    Element.Builder item =
        Element.builder(RosterQuery.NAMESPACE, "item")
            .attribute("jid", contact.toString())
            .attribute("name", name.isEmpty() ? null : name)
            .attribute("subscription", subscription.attribute())
            .attribute("ask", asked ? "subscribe" : null)
            .attribute("approved", approved ? "true" : null);
    groups.stream().sorted().forEach(group -> item.child("group", group));
    return item.build();
  }

  private static boolean isAllowed(String name, Set<String> groups) {
    return name.length() <= MAX_LENGTH
        && groups.size() <= MAX_GROUPS
        && groups.stream().allMatch(group -> !group.isEmpty() && group.length() <= MAX_LENGTH);
  }

  private static boolean isTrue(String text) {
    return text.equals("true") || text.equals("1");
  }
}
