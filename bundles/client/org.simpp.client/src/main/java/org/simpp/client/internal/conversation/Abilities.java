package org.simpp.client.internal.conversation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.simpp.client.ConversationEvent;
import org.simpp.client.internal.Listeners;
import org.simpp.model.Jid;

/**
 * To whom more than texts can be sent, for any thread to ask. Changed on the loop only: whenever
 * anything about a contact has changed.
 */
final class Abilities {
  private final Sealing sealing;
  private final Listeners<ConversationEvent> listeners;
  private final Set<Jid> able = ConcurrentHashMap.newKeySet();

  Abilities(Sealing sealing, Listeners<ConversationEvent> listeners) {
    this.sealing = sealing;
    this.listeners = listeners;
  }

  boolean takesMore(Jid contact) {
    return able.contains(contact);
  }

  void changed(Jid contact) {
    boolean isChanged = sealing.takesContent(contact) ? able.add(contact) : able.remove(contact);
    if (isChanged) {
      listeners.tell(new ConversationEvent.AbilityChanged(contact));
    }
  }

  void allChanged() {
    Set.copyOf(able).forEach(this::changed);
  }
}
