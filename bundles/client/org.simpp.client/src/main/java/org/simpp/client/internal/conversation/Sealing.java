package org.simpp.client.internal.conversation;

import java.util.Optional;
import org.simpp.client.Reachability;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/** What seals texts for contacts. On the loop only. */
public interface Sealing {
  /**
   * A sealed text.
   *
   * @param to the program that can open it, a full address
   * @param box what the message holds
   */
  record Sealed(Jid to, Element box) {}

  /** Whether and how a message can be sent to that contact now. */
  Reachability reachability(Jid contact);

  /** Sets a session with the contact up, where there is none and one is possible. */
  void prepare(Jid contact);

  /** The text, sealed in the session with the contact; empty where there is none. */
  Optional<Sealed> seal(Jid contact, String text);
}
