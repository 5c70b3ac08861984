package org.simpp.client.ui.main;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.simpp.client.Contact;

/**
 * The contact list as it is shown.
 *
 * @param groups in the language's own order; contacts without a group come last, and after them who
 *     is not on the list
 */
public record ContactGroups(List<Group> groups) {
  /**
   * A heading and who stands under it.
   *
   * @param listed whether they are on the contact list
   * @param name "" for the contacts without a group, and for those who are not on the list
   * @param contacts who can be talked to first, then by name
   */
  public record Group(boolean listed, String name, List<Contact> contacts) {
    public Group {
      contacts = List.copyOf(contacts);
    }
  }

  public ContactGroups {
    groups = List.copyOf(groups);
  }

  /** A contact of several groups stands in each. */
  public static ContactGroups of(Collection<Contact> contacts, Locale locale) {
    Collator order = Collator.getInstance(locale);
    TreeMap<String, List<Contact>> byName =
        new TreeMap<>(Comparator.<String, Boolean>comparing(String::isEmpty).thenComparing(order));
    List<Contact> unlisted = new ArrayList<>();
    for (Contact contact : contacts) {
      Set<String> groups = contact.groups().isEmpty() ? Set.of("") : contact.groups();
      if (contact.isListed()) {
        groups.forEach(g -> byName.computeIfAbsent(g, name -> new ArrayList<>()).add(contact));
      } else {
        unlisted.add(contact);
      }
    }
    List<Group> groups = new ArrayList<>();
    byName.forEach((name, members) -> groups.add(group(true, name, members, order)));
    if (!unlisted.isEmpty()) {
      groups.add(group(false, "", unlisted, order));
    }
    return new ContactGroups(groups);
  }

  private static Group group(boolean listed, String name, List<Contact> members, Collator order) {
    members.sort(
        Comparator.<Contact, Boolean>comparing(c -> !c.presence().isAvailable())
            .thenComparing(Contact::name, order));
    return new Group(listed, name, members);
  }
}
