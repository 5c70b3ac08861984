package org.simpp.client.ui.main;

import java.util.List;
import org.simpp.client.Contact;
import org.simpp.model.Jid;

/** One line of the contact list. */
sealed interface ContactRow {
  /** The group that it heads or stands in. */
  Group group();

  /**
   * Contacts that stand together.
   *
   * @param listed whether they are on the contact list
   * @param name "" for the contacts without a group, and for those who are not on the list
   */
  record Group(boolean listed, String name) {}

  /**
   * The heading of a group.
   *
   * @param count how many stand in it
   * @param hidden who of them is not shown because the group is closed
   */
  record Heading(Group group, int count, List<Jid> hidden) implements ContactRow {
    public Heading {
      hidden = List.copyOf(hidden);
    }

    boolean isOpen() {
      return hidden.isEmpty();
    }
  }

  /** One contact in one of its groups. */
  record Person(Group group, Contact contact) implements ContactRow {
    boolean isOf(Jid address) {
      return contact.address().equals(address);
    }
  }
}
