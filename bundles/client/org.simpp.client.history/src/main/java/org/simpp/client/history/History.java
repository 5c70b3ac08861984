package org.simpp.client.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * What one account has written and received. Safe for use by several threads; calls wait for the
 * disk and must not be made on a UI thread.
 */
@ProviderType
public interface History extends AutoCloseable {
  /** For {@link #entries}: from the newest on. */
  long NEWEST = Long.MAX_VALUE;

  /** Whose history it is: a bare address. */
  Jid account();

  /** What was found wrong when it was opened, to be shown; usually nothing. */
  List<Notice> notices();

  /**
   * Keeps {@code entry}; when this returns it survives a crash and a power cut.
   *
   * @return the entry with its number, which is greater than all before it
   * @throws HistoryException if it could not be written; then it is not kept
   */
  KeptEntry append(Entry entry) throws HistoryException;

  /**
   * Changes the state of the newest entry to {@code contact} with that id, as durably as {@link
   * #append}.
   *
   * @return the entry as it is now; nothing if there is none
   */
  Optional<KeptEntry> update(Jid contact, MessageId id, DeliveryState state)
      throws HistoryException;

  /**
   * Keeps a change of an entry, as durably as {@link #append}; one that this account has made waits
   * until {@link #sent}.
   *
   * @return the change with its number; nothing where there is no such entry in that conversation,
   *     it was withdrawn, or it is another's to correct or withdraw: the history is as it was then
   */
  Optional<KeptAmendment> amend(Amendment amendment) throws HistoryException;

  /** The changes that this account has made and that are not {@link #sent}, the oldest first. */
  List<KeptAmendment> unsent() throws HistoryException;

  /** The contact has the change of that number; does nothing where it is not {@link #unsent}. */
  void sent(long amendment) throws HistoryException;

  /**
   * The contact has read what was written to it, up to the entry of that number.
   *
   * @return whether that is news
   */
  boolean displayed(Jid contact, long number) throws HistoryException;

  /** The entry of that number, as it is now. */
  Optional<KeptEntry> entry(long number) throws HistoryException;

  /** The newest entry of that author with that id, as it is now. */
  Optional<KeptEntry> find(Jid contact, Entry.Reference reference) throws HistoryException;

  /** What was begun to be written to the contact; "" for nothing. */
  String draft(Jid contact) throws HistoryException;

  /**
   * Keeps what was begun to be written, as durably as {@link #append}.
   *
   * @param text at most {@link Body#MAX_BYTES} bytes; "" for nothing
   */
  void keepDraft(Jid contact, String text) throws HistoryException;

  /**
   * The last {@code limit} entries of a conversation whose number is below {@code before}, oldest
   * first.
   *
   * @param before a number, exclusive, or {@link #NEWEST}
   * @param limit 1 to 1,000
   */
  List<KeptEntry> entries(Jid contact, long before, int limit) throws HistoryException;

  /**
   * The first {@code limit} entries of a conversation whose number is above {@code after}, oldest
   * first.
   *
   * @param limit 1 to 1,000
   */
  List<KeptEntry> entriesAfter(Jid contact, long after, int limit) throws HistoryException;

  /** Whether an entry of that author with that id has been kept, or a change of one. */
  boolean knows(Jid contact, Entry.Reference reference) throws HistoryException;

  /**
   * Up to where the account's archive at its server has been taken in: the id that was given to
   * {@link #keepArchived} last; empty before the first time.
   */
  Optional<String> archived() throws HistoryException;

  /**
   * Keeps up to where the archive has been taken in, as durably as {@link #append}. To be called
   * when everything before is kept: what comes twice after a crash is known by its id.
   *
   * @param id "" for an archive that was empty
   */
  void keepArchived(String id) throws HistoryException;

  /** The places behind which entries may be missing, the oldest first. */
  List<Gap> gaps() throws HistoryException;

  /** Keeps that entries may be missing behind everything kept so far, as durably as an entry. */
  Gap keepGap(Gap.Cause cause, Instant found) throws HistoryException;

  /** Nothing is missing at that place any more; does nothing where it is no gap. */
  void closeGap(long number) throws HistoryException;

  /** All conversations, the one with the newest entry first. */
  List<Conversation> conversations() throws HistoryException;

  /** Forgets the key and lets go of the file. */
  @Override
  void close();
}
