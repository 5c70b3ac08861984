package org.simpp.client.ui.main;

import java.text.CollationKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Contact;
import org.simpp.client.ui.language.Folding;
import org.simpp.client.ui.main.ContactRow.Group;
import org.simpp.client.ui.main.ContactRow.Heading;
import org.simpp.client.ui.main.ContactRow.Person;
import org.simpp.model.Jid;

/**
 * Everybody who may be shown, in the language's order. What is costly, a name's place in that order
 * and what it is found by, is worked out once a name; a changed presence moves one contact.
 *
 * <p>For one thread, which is not the screen's.
 */
final class ContactRoll {
  private static final Comparator<Member> BY_NAME =
      Comparator.comparing(Member::key)
          .thenComparing(member -> member.contact().address().toString());

  private final Folding folding;
  private final Map<Jid, Member> members = new HashMap<>();
  private final List<Member> ordered = new ArrayList<>();

  private record Member(Contact contact, CollationKey key, String folded) {}

  /** A group: who can be talked to, and who cannot. */
  private record Halves(Group group, List<Contact> present, List<Contact> absent) {
    Halves(Group group) {
      this(group, new ArrayList<>(), new ArrayList<>());
    }

    void add(Contact contact) {
      (contact.presence().isAvailable() ? present : absent).add(contact);
    }

    void show(boolean open, List<ContactRow> rows) {
      List<Contact> all = new ArrayList<>(present);
      all.addAll(absent);
      List<Jid> hidden = open ? List.of() : all.stream().map(Contact::address).toList();
      rows.add(new Heading(group, all.size(), hidden));
      if (open) {
        all.forEach(contact -> rows.add(new Person(group, contact)));
      }
    }
  }

  ContactRoll(Locale locale) {
    this.folding = new Folding(locale);
  }

  /** Takes them all instead of whom it has. */
  void replace(Collection<Contact> contacts) {
    Map<Jid, Member> before = new HashMap<>(members);
    members.clear();
    contacts.forEach(
        contact -> members.put(contact.address(), member(contact, before.get(contact.address()))));
    ordered.clear();
    ordered.addAll(members.values());
    ordered.sort(BY_NAME);
  }

  /** Takes a contact that is new or has changed. */
  void put(Contact contact) {
    Member before = members.get(contact.address());
    Member now = member(contact, before);
    members.put(contact.address(), now);
    if (before != null) {
      ordered.remove(place(before));
    }
    ordered.add(-1 - place(now), now);
  }

  /** Takes these for all who are not on the contact list and have written. */
  void strangers(Collection<Contact> strangers) {
    Set<Jid> now = strangers.stream().map(Contact::address).collect(Collectors.toSet());
    List.copyOf(members.values()).stream()
        .filter(member -> !member.contact().isListed())
        .map(member -> member.contact().address())
        .filter(address -> !now.contains(address))
        .forEach(this::remove);
    strangers.stream().filter(stranger -> !isListed(stranger.address())).forEach(this::put);
  }

  void remove(Jid address) {
    Member before = members.remove(address);
    if (before != null) {
      ordered.remove(place(before));
    }
  }

  /**
   * What the list shows. Whoever can be talked to comes first in a group, then the others, both by
   * name; contacts without a group come last, and after them who is not on the list. A contact of
   * several groups stands in each.
   *
   * @param typed what is searched for in names, addresses and groups; "" shows everybody
   * @param closed the groups of which only the heading is shown, unless something is searched for
   */
  List<ContactRow> rows(String typed, Set<Group> closed) {
    List<String> words = folding.words(typed);
    Map<Group, Halves> groups = groups();
    for (Member member : ordered) {
      if (words.stream().allMatch(member.folded()::contains)) {
        groups(member.contact())
            .forEach(group -> groups.computeIfAbsent(group, Halves::new).add(member.contact()));
      }
    }
    List<ContactRow> rows = new ArrayList<>();
    groups.forEach(
        (group, halves) -> halves.show(!words.isEmpty() || !closed.contains(group), rows));
    return rows;
  }

  private Member member(Contact contact, @Nullable Member before) {
    if (before != null
        && before.contact().name().equals(contact.name())
        && before.contact().groups().equals(contact.groups())) {
      return new Member(contact, before.key(), before.folded());
    }
    return new Member(contact, folding.key(contact.name()), folded(contact));
  }

  /** Between the parts stands what nobody can type, so that nothing is found across them. */
  private String folded(Contact contact) {
    StringBuilder folded = new StringBuilder(folding.fold(contact.name()));
    folded.append('\0').append(folding.fold(contact.address().toString()));
    contact.groups().forEach(group -> folded.append('\0').append(folding.fold(group)));
    return folded.toString();
  }

  private boolean isListed(Jid address) {
    Member member = members.get(address);
    return member != null && member.contact().isListed();
  }

  private int place(Member member) {
    return Collections.binarySearch(ordered, member, BY_NAME);
  }

  private static List<Group> groups(Contact contact) {
    if (!contact.isListed()) {
      return List.of(new Group(false, ""));
    }
    return contact.groups().isEmpty()
        ? List.of(new Group(true, ""))
        : contact.groups().stream().map(name -> new Group(true, name)).toList();
  }

  private Map<Group, Halves> groups() {
    return new TreeMap<>(
        Comparator.<Group, Boolean>comparing(group -> !group.listed())
            .thenComparing(group -> group.name().isEmpty())
            .thenComparing(Group::name, folding::compare)
            .thenComparing(Group::name));
  }
}
