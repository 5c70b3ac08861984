package org.simpp.client.internal.conversation;

import java.util.Optional;
import org.simpp.client.Reachability;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/** What seals contents for contacts. On the loop only. */
public interface Sealing {
  /**
   * A sealed content.
   *
   * @param to the program that can open it, a full address
   * @param box what the message holds
   */
  record Sealed(Jid to, Element box) {}

  /** Whether and how a message can be sent to that contact now. */
  Reachability reachability(Jid contact);

  /** Sets a session with the contact up, where there is none and one is possible. */
  void prepare(Jid contact);

  /** Whether the contact's program, in a session or ready for one, opens more than texts. */
  boolean takesContent(Jid contact);

  /**
   * The content, sealed in the session with the contact, or its text alone where the contact's
   * program opens nothing else; empty where there is no session, or no text for such a program.
   */
  Optional<Sealed> seal(Jid contact, Content content);
}
