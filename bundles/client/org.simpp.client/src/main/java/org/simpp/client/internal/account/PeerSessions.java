package org.simpp.client.internal.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.endtoend.Conversation;
import org.simpp.model.Jid;

/**
 * The sessions with the programs of contacts, by full address. The keys of a session that is over
 * go on opening what was on its way, until the next one is over. On the loop only.
 */
final class PeerSessions {
  private final Map<Jid, PeerSession> current = new HashMap<>();
  private final Map<Jid, Conversation> former = new HashMap<>();

  Optional<PeerSession> of(Jid program) {
    return Optional.ofNullable(current.get(program));
  }

  /** Whether that session is still the one with the program. */
  boolean isCurrent(Jid program, PeerSession session) {
    return current.get(program) == session;
  }

  void add(Jid program, PeerSession session) {
    current.put(program, session);
  }

  /** The one before that with the program. */
  Optional<Conversation> former(Jid program) {
    return Optional.ofNullable(former.get(program));
  }

  /** The contact's programs with which there are sessions, ready or not. */
  List<Jid> programs(Jid contact) {
    return current.keySet().stream().filter(one -> one.bare().equals(contact)).toList();
  }

  /** A program of the contact to which a text can be sent now. */
  Optional<Jid> ready(Jid contact) {
    return programs(contact).stream()
        .filter(program -> of(program).filter(PeerSession::isReady).isPresent())
        .findFirst();
  }

  void retire(Jid program) {
    PeerSession session = current.remove(program);
    if (session != null) {
      session.stopTimer();
      Conversation older = former.put(program, session.conversation());
      if (older != null) {
        older.close();
      }
    }
  }

  void retireAll() {
    List.copyOf(current.keySet()).forEach(this::retire);
  }

  /** Forgets every key. */
  void close() {
    retireAll();
    former.values().forEach(Conversation::close);
    former.clear();
  }
}
