package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.simpp.client.ConversationEvent;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.xmpp.chatstates.ChatState;

/**
 * Who is writing to whom at this moment (XEP-0085), told both ways now and then: that somebody
 * writes at most every two seconds, that it goes on every ten, and that it has ended after six
 * without a key. What is not heard of for half a minute has ended as well. On the loop only.
 */
final class Typing {
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final Duration REFRESH = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(6);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Loop loop;
  private final Clock clock;
  private final AccountBook book;
  private final Parcel parcel;
  private final Listeners<ConversationEvent> listeners;
  private final Map<Jid, Instant> told = new HashMap<>();
  private final Map<Jid, Registration> pauses = new HashMap<>();
  private final Map<Jid, Registration> writing = new HashMap<>();

  Typing(
      Loop loop,
      Clock clock,
      AccountBook book,
      Parcel parcel,
      Listeners<ConversationEvent> listeners) {
    this.loop = loop;
    this.clock = clock;
    this.book = book;
    this.parcel = parcel;
    this.listeners = listeners;
  }

  /** A key was pressed, or nothing is left of what was written. */
  void here(Jid contact, boolean isWriting) {
    boolean isTold = stopPause(contact);
    if (!isWriting) {
      if (isTold) {
        tell(contact, ChatState.ACTIVE);
      }
      return;
    }
    Instant now = clock.instant();
    Instant last = told.getOrDefault(contact, Instant.EPOCH);
    boolean isDue = !now.isBefore(last.plus(isTold ? REFRESH : BETWEEN));
    if (isTold || isDue) {
      pauses.put(contact, loop.after(PAUSE, () -> paused(contact)));
    }
    if (isDue && tell(contact, ChatState.COMPOSING)) {
      told.put(contact, now);
    }
  }

  /** What was written has been sent, which says enough. */
  void sent(Jid contact) {
    stopPause(contact);
  }

  /** The contact's program says so. */
  void there(Jid contact, ChatState state) {
    boolean wasWriting = stop(contact);
    boolean isWriting = state == ChatState.COMPOSING;
    if (isWriting) {
      writing.put(contact, loop.after(SILENCE, () -> there(contact, ChatState.PAUSED)));
    }
    if (wasWriting != isWriting) {
      listeners.tell(new ConversationEvent.Typing(contact, isWriting));
    }
  }

  /** Nobody hears or is heard any more. */
  void offline() {
    List.copyOf(pauses.keySet()).forEach(this::stopPause);
    List.copyOf(writing.keySet()).forEach(contact -> there(contact, ChatState.GONE));
    told.clear();
  }

  private void paused(Jid contact) {
    if (stopPause(contact)) {
      tell(contact, ChatState.PAUSED);
    }
  }

  private boolean tell(Jid contact, ChatState state) {
    boolean isTold = book.settings().manners().disclosure().typing();
    return isTold && parcel.sendPassing(contact, new Content(List.of(state.toElement())));
  }

  private boolean stopPause(Jid contact) {
    Registration pause = pauses.remove(contact);
    if (pause != null) {
      pause.close();
    }
    return pause != null;
  }

  private boolean stop(Jid contact) {
    Registration end = writing.remove(contact);
    if (end != null) {
      end.close();
    }
    return end != null;
  }
}
