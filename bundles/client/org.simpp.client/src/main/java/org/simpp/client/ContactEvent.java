package org.simpp.client;

import java.util.List;
import org.simpp.model.Jid;

/** A change of the contact list. */
public sealed interface ContactEvent {
  /** The contact is new, or anything about it is. */
  record Changed(Contact contact) implements ContactEvent {}

  record Removed(Jid address) implements ContactEvent {}

  /**
   * The open requests are others.
   *
   * @param requests all of them, the oldest first
   */
  record RequestsChanged(List<ContactRequest> requests) implements ContactEvent {
    public RequestsChanged {
      requests = List.copyOf(requests);
    }
  }
}
