package org.simpp.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;

/**
 * What was written and is being written, one conversation a contact, kept encrypted on this
 * computer.
 *
 * <p>No text leaves unencrypted: what cannot be sealed is refused or waits, and the entry says why.
 */
@ProviderType
public interface Conversations {
  /** The longest text, in bytes of UTF-8. */
  int MAX_TEXT_BYTES = 32_768;

  /** Of so many who are not on the contact list is kept what they write. */
  int MAX_STRANGERS = 100;

  /**
   * Keeps {@code text} in the history, then sends it as soon as it can be sealed.
   *
   * @param contact a bare address
   * @param text at least one character, at most {@link #MAX_TEXT_BYTES}
   * @return completes with the entry once it is kept; what becomes of it afterwards is told to the
   *     listeners. Fails where {@link Contact#reachability} is {@link Reachability.Unable}
   */
  CompletionStage<Entry> send(Jid contact, String text);

  /** The last entries with a contact, the oldest first; at most {@code limit}, 1 to 500. */
  CompletionStage<List<Entry>> latest(Jid contact, int limit);

  /** The entries right before {@code id}, the oldest first; at most {@code limit}, 1 to 500. */
  CompletionStage<List<Entry>> before(Jid contact, MessageId id, int limit);

  /** The bare addresses with whom there is a history or an unread entry. */
  CompletionStage<List<Jid>> contacts();

  /** Received entries that were not marked read, by bare address; none where there are none. */
  Map<Jid, Integer> unread();

  void markRead(Jid contact);

  /**
   * Who has written and is not on the contact list, in no order: at most {@link #MAX_STRANGERS}. Of
   * each only so much is kept that nobody can fill the disk; what comes beyond is told as a {@link
   * SessionEvent.Notice}.
   */
  List<Contact> strangers();

  /**
   * Takes somebody out of {@link #strangers} until they write again; the history stays. Completes
   * also where they are not in it.
   */
  CompletionStage<Void> dismiss(Jid stranger);

  /** Tells of every change from now on, on the client's thread, until it is closed. */
  Registration listen(Consumer<ConversationEvent> listener);
}
