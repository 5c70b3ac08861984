package org.simpp.client.ui.main;

import java.util.Map;
import org.simpp.client.Contact;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.main.ContactRow.Heading;
import org.simpp.client.ui.main.ContactRow.Person;
import org.simpp.model.Jid;

/** Says in words what a row of the contact list shows. */
record ContactWords(Messages messages, States states) {
  private static final String BETWEEN = "  •  ";

  /** The whole row, as it is read out. */
  String of(ContactRow row, Map<Jid, Integer> unread) {
    return row instanceof Person person
        ? person.contact().name() + "\n" + below(person.contact(), unread)
        : heading((Heading) row, unread);
  }

  /** How the contact stands. */
  String state(Contact contact) {
    return states.of(contact);
  }

  /** The group, whether it is open, and what waits in it unseen. */
  String heading(Heading heading, Map<Jid, Integer> unread) {
    String name = heading.group().name();
    if (name.isEmpty()) {
      name = messages.text(heading.group().listed() ? "main.group.none" : "main.group.unlisted");
    }
    String words =
        (heading.isOpen() ? "▾  " : "▸  ") + messages.text("main.group", name, heading.count());
    int waiting =
        heading.hidden().stream().mapToInt(address -> unread.getOrDefault(address, 0)).sum();
    return waiting == 0 ? words : words + BETWEEN + messages.text("main.unread", waiting);
  }

  private String below(Contact contact, Map<Jid, Integer> unread) {
    String state = states.of(contact);
    int count = unread.getOrDefault(contact.address(), 0);
    if (count == 0) {
      return state;
    }
    String words = messages.text("main.unread", count);
    // the heading says already who is not on the list
    return contact.isListed() ? words + BETWEEN + state : words;
  }
}
