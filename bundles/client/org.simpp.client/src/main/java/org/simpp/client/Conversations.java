package org.simpp.client;

import java.nio.file.Path;
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

  /**
   * Whether more than texts can be sent to the contact now: its program opens them (see {@link
   * #answer}, {@link #correct}, {@link #withdraw}, {@link #react}). May be asked by any thread.
   */
  boolean takesMore(Jid contact);

  /**
   * As {@link #send}, as the answer to an entry (XEP-0461).
   *
   * @param answered an entry of that conversation, not withdrawn
   */
  CompletionStage<Entry> answer(Jid contact, MessageId answered, String text);

  /**
   * Puts another text in the place of the last one that was sent to the contact (XEP-0308); it
   * reaches the contact as soon as it can be sealed.
   *
   * @return completes once the correction is kept; fails with {@link
   *     Trouble.Cause#CHANGE_NOT_POSSIBLE}
   */
  CompletionStage<Void> correct(Jid contact, MessageId id, String text);

  /**
   * Takes back what was sent to the contact (XEP-0424): neither side's screen shows it then.
   *
   * @return completes once the withdrawal is kept; fails with {@link
   *     Trouble.Cause#CHANGE_NOT_POSSIBLE}
   */
  CompletionStage<Void> withdraw(Jid contact, MessageId id);

  /**
   * Adds this account's reaction to an entry, or takes it back where it is there (XEP-0444).
   *
   * @param emoji one that is shown as a single emoji
   * @return completes once it is kept; fails with {@link Trouble.Cause#CHANGE_NOT_POSSIBLE}
   */
  CompletionStage<Void> react(Jid contact, MessageId id, String emoji);

  /**
   * Somebody writes to the contact, or has stopped without sending: the contact is told, sealed,
   * now and then (XEP-0085). May be called for every key.
   */
  void typing(Jid contact, boolean isWriting);

  /** What was begun to be written to the contact and not sent; "" for nothing. */
  CompletionStage<String> draft(Jid contact);

  /** Keeps in the encrypted history what was begun to be written; "" for nothing. */
  void keepDraft(Jid contact, String text);

  /** The last entries with a contact, the oldest first; at most {@code limit}, 1 to 500. */
  CompletionStage<List<Entry>> latest(Jid contact, int limit);

  /** The entries right before {@code id}, the oldest first; at most {@code limit}, 1 to 500. */
  CompletionStage<List<Entry>> before(Jid contact, MessageId id, int limit);

  /** The entries right after {@code id}, the oldest first; at most {@code limit}, 1 to 500. */
  CompletionStage<List<Entry>> after(Jid contact, MessageId id, int limit);

  /**
   * The entry of that id and as many as {@code limit} right before and right after it, the oldest
   * first; none where it is not in that conversation.
   *
   * @param limit 1 to 500
   */
  CompletionStage<List<Entry>> around(Jid contact, MessageId id, int limit);

  /**
   * Where entries with a contact may be missing, the oldest place first: a history follows the
   * account's archive at its server (XEP-0313) and cannot always.
   */
  CompletionStage<List<Gap>> gaps(Jid contact);

  /**
   * Asks the archive again for what is missing; does nothing while it is being asked.
   *
   * @return completes when it has answered; fails with {@link Trouble.Cause#NOT_CONNECTED}. What it
   *     did not bring is in {@link #gaps}
   */
  CompletionStage<Void> catchUp();

  /**
   * Writes the whole conversation into a file, where nothing protects it any more; a screen says so
   * before. It is written page by page and aside.
   *
   * @param file what was there is replaced once all is written
   * @return completes with how many entries were written; fails with {@link
   *     Trouble.Cause#EXPORT_NOT_WRITTEN}, and what was there is there still
   */
  CompletionStage<Integer> export(Jid contact, Path file, ExportForm form);

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
