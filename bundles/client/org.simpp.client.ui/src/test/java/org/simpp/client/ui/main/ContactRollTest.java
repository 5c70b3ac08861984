package org.simpp.client.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.simpp.client.Contact;
import org.simpp.client.Presence;
import org.simpp.client.Reachability;
import org.simpp.client.ui.main.ContactRow.Group;
import org.simpp.client.ui.main.ContactRow.Heading;
import org.simpp.client.ui.main.ContactRow.Person;
import org.simpp.model.Jid;

class ContactRollTest {
  private static final Presence.Show HERE = Presence.Show.AVAILABLE;
  private static final Presence.Show AWAY = Presence.Show.OFFLINE;

  private final ContactRoll roll = new ContactRoll(Locale.TRADITIONAL_CHINESE);

  @Test
  void contactsWithoutAGroup_comeLast() {
    roll.replace(
        List.of(
            contact("zoe", HERE), contact("bob", HERE, "Work"), contact("amy", HERE, "Friends")));
    assertThat(shown("")).containsExactly("[Friends]", "amy", "[Work]", "bob", "[]", "zoe");
  }

  @Test
  void contact_standsInEachOfItsGroups() {
    roll.put(contact("bob", HERE, "Work", "Friends"));
    assertThat(shown("")).containsExactly("[Friends]", "bob", "[Work]", "bob");
  }

  @Test
  void whoCanBeTalkedTo_comesFirst_andMovesWithItsPresence() {
    roll.replace(List.of(contact("amy", AWAY), contact("zoe", HERE), contact("bob", HERE)));
    assertThat(shown("")).containsExactly("[]", "bob", "zoe", "amy");
    roll.put(contact("amy", HERE));
    roll.put(contact("bob", AWAY));
    assertThat(shown("")).containsExactly("[]", "amy", "zoe", "bob");
  }

  @Test
  void whoIsNotOnTheList_standsApartAndLast_untilAdded() {
    roll.put(contact("zoe", AWAY));
    roll.strangers(List.of(stranger("carol"), stranger("dave")));
    assertThat(shown("")).containsExactly("[]", "zoe", "[unlisted]", "carol", "dave");
    roll.put(contact("carol", HERE));
    roll.strangers(List.of());
    assertThat(shown("")).containsExactly("[]", "carol", "zoe");
  }

  @Test
  void renamedContact_takesItsNewPlace() {
    roll.replace(List.of(contact("amy", HERE), contact("bob", HERE)));
    roll.put(named("amy@a.example", "Zora", HERE));
    assertThat(shown("")).containsExactly("[]", "bob", "Zora");
    roll.remove(Jid.of("amy@a.example"));
    assertThat(shown("")).containsExactly("[]", "bob");
  }

  @Test
  void chineseNames_standInTheOrderOfTheirStrokes() {
    roll.replace(
        List.of(
            named("a@a.example", "龔小姐", HERE),
            named("b@a.example", "王先生", HERE),
            named("c@a.example", "林小姐", HERE),
            named("d@a.example", "丁先生", HERE)));
    assertThat(shown("")).containsExactly("[]", "丁先生", "王先生", "林小姐", "龔小姐");
  }

  @Test
  void search_findsNameAddressAndGroup_andShowsTheirGroupsOpen() {
    roll.replace(
        List.of(
            named("wang@a.example", "王小明", HERE, "研發部"),
            named("lee@b.example", "Zoë Lee", HERE, "Sales")));
    Set<Group> closed = Set.of(new Group(true, "研發部"));
    assertThat(names(roll.rows("小明", closed))).containsExactly("[研發部]", "王小明");
    assertThat(names(roll.rows("研發", closed))).containsExactly("[研發部]", "王小明");
    assertThat(shown("ZOE")).containsExactly("[Sales]", "Zoë Lee");
    assertThat(shown("ｚｏｅ　sales")).containsExactly("[Sales]", "Zoë Lee");
    assertThat(shown("b.example")).containsExactly("[Sales]", "Zoë Lee");
    assertThat(shown("zoe wang")).isEmpty();
    // the end of one part and the beginning of the next are no word
    assertThat(shown("leelee")).isEmpty();
  }

  @Test
  void closedGroup_showsItsHeadingAlone_whichKnowsWhoIsHidden() {
    roll.replace(List.of(contact("bob", HERE, "Work"), contact("amy", AWAY, "Work")));
    List<ContactRow> rows = roll.rows("", Set.of(new Group(true, "Work")));
    assertThat(rows)
        .containsExactly(
            new Heading(
                new Group(true, "Work"),
                2,
                List.of(Jid.of("bob@a.example"), Jid.of("amy@a.example"))));
  }

  private List<String> shown(String typed) {
    return names(roll.rows(typed, Set.of()));
  }

  private static List<String> names(List<ContactRow> rows) {
    return rows.stream()
        .map(
            row ->
                row instanceof Person person
                    ? person.contact().name()
                    : "[" + (row.group().listed() ? row.group().name() : "unlisted") + "]")
        .toList();
  }

  private static Contact contact(String name, Presence.Show show, String... groups) {
    return named(name + "@a.example", name, show, groups);
  }

  private static Contact named(String address, String name, Presence.Show show, String... groups) {
    return contact(address, name, Contact.Subscription.BOTH, show, groups);
  }

  private static Contact stranger(String name) {
    return contact(name + "@a.example", name, Contact.Subscription.UNLISTED, Presence.Show.UNKNOWN);
  }

  private static Contact contact(
      String address,
      String name,
      Contact.Subscription subscription,
      Presence.Show show,
      String... groups) {
    return new Contact(
        Jid.of(address),
        name,
        Set.of(groups),
        subscription,
        Presence.of(show),
        new Reachability.Securable());
  }
}
