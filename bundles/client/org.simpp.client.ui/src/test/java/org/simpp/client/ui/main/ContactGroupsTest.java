package org.simpp.client.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.simpp.client.Contact;
import org.simpp.client.Presence;
import org.simpp.client.Reachability;
import org.simpp.client.ui.main.ContactGroups.Group;
import org.simpp.model.Jid;

class ContactGroupsTest {
  @Test
  void contactsWithoutAGroup_comeLast() {
    ContactGroups groups =
        ContactGroups.of(
            List.of(
                contact("zoe", Presence.Show.AVAILABLE),
                contact("bob", Presence.Show.AVAILABLE, "Work"),
                contact("amy", Presence.Show.AVAILABLE, "Friends")),
            Locale.ENGLISH);
    assertThat(groups.groups()).extracting(Group::name).containsExactly("Friends", "Work", "");
  }

  @Test
  void contact_standsInEachOfItsGroups() {
    ContactGroups groups =
        ContactGroups.of(
            List.of(contact("bob", Presence.Show.AWAY, "Work", "Friends")), Locale.ENGLISH);
    assertThat(groups.groups()).hasSize(2).allMatch(g -> g.contacts().size() == 1);
  }

  @Test
  void whoCanBeTalkedTo_comesFirst() {
    ContactGroups groups =
        ContactGroups.of(
            List.of(
                contact("amy", Presence.Show.OFFLINE),
                contact("zoe", Presence.Show.BUSY),
                contact("bob", Presence.Show.AVAILABLE)),
            Locale.ENGLISH);
    assertThat(groups.groups().get(0).contacts())
        .extracting(Contact::name)
        .containsExactly("bob", "zoe", "amy");
  }

  @Test
  void whoIsNotOnTheList_standsApartAndLast() {
    Contact stranger =
        new Contact(
            Jid.of("carol@a.example"),
            "carol@a.example",
            Set.of(),
            Contact.Subscription.UNLISTED,
            Presence.of(Presence.Show.UNKNOWN),
            new Reachability.Securable());
    List<Group> groups =
        ContactGroups.of(List.of(stranger, contact("zoe", Presence.Show.OFFLINE)), Locale.ENGLISH)
            .groups();
    assertThat(groups).extracting(Group::listed).containsExactly(true, false);
    assertThat(groups.get(1).contacts()).containsExactly(stranger);
  }

  private static Contact contact(String name, Presence.Show show, String... groups) {
    return new Contact(
        Jid.of(name + "@a.example"),
        name,
        Set.of(groups),
        Contact.Subscription.BOTH,
        Presence.of(show),
        new Reachability.Securable());
  }
}
