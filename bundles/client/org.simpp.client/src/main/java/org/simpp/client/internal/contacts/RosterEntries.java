package org.simpp.client.internal.contacts;

import java.util.Set;
import org.simpp.client.ClientException;
import org.simpp.client.Contact;
import org.simpp.client.Trouble;
import org.simpp.model.Jid;
import org.simpp.xmpp.roster.RosterEntry;
import org.simpp.xmpp.roster.RosterEntry.Subscription;

/** What a roster's items mean for the contact list. */
final class RosterEntries {
  private RosterEntries() {}

  /**
   * What sets an item; of subscriptions no client says anything here (RFC 6121, section 2.1.2.5).
   *
   * @throws ClientException if the address, the name or a group is not allowed
   */
  static RosterEntry of(Jid contact, String name, Set<String> groups) throws ClientException {
    try {
      return new RosterEntry(contact, name, groups, Subscription.NONE, false, false);
    } catch (IllegalArgumentException e) {
      throw new ClientException(
          Trouble.of(
              Trouble.Cause.ADDRESS_NOT_ALLOWED,
              "the address, the name or a group cannot be used: " + e.getMessage(),
              contact.toString()),
          e);
    }
  }

  static boolean isRemoved(RosterEntry entry) {
    return entry.subscription() == Subscription.REMOVE;
  }

  static boolean sees(RosterEntry entry) {
    return entry.subscription() == Subscription.TO || entry.subscription() == Subscription.BOTH;
  }

  static boolean isSeen(RosterEntry entry) {
    return entry.subscription() == Subscription.FROM || entry.subscription() == Subscription.BOTH;
  }

  static Contact.Subscription shown(RosterEntry entry) {
    return switch (entry.subscription()) {
      case BOTH -> Contact.Subscription.BOTH;
      case TO -> Contact.Subscription.TO;
      case FROM -> entry.asked() ? Contact.Subscription.ASKED : Contact.Subscription.FROM;
      case NONE, REMOVE -> entry.asked() ? Contact.Subscription.ASKED : Contact.Subscription.NONE;
    };
  }
}
