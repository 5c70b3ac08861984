package org.simpp.client.history;

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
   * The last {@code limit} entries of a conversation whose number is below {@code before}, oldest
   * first.
   *
   * @param before a number, exclusive, or {@link #NEWEST}
   * @param limit 1 to 1,000
   */
  List<KeptEntry> entries(Jid contact, long before, int limit) throws HistoryException;

  /** All conversations, the one with the newest entry first. */
  List<Conversation> conversations() throws HistoryException;

  /** Forgets the key and lets go of the file. */
  @Override
  void close();
}
