package org.simpp.client;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;

/**
 * Files to and from contacts: sealed on this computer, kept by the server, opened by the contact.
 * However large a file is, it takes little memory. What breaks goes on where it broke, by itself
 * for some minutes and then when {@link #retry} is called.
 */
@ProviderType
public interface Transfers {
  /** The largest file, in bytes; a server may take less. */
  long MAX_BYTES = 1L << 40;

  /**
   * Uploads the file, then sends the contact an entry that brings it.
   *
   * @param contact a bare address
   * @param file which must not change before it is sent
   * @return completes when it has begun; what becomes of it is told to the listeners. Fails where
   *     the contact's program takes no files, or the file cannot be read
   */
  CompletionStage<Transfer> send(Jid contact, Path file);

  /**
   * Fetches the file that an entry brings. Until it is whole, and proved to be what was sent, there
   * is nothing at {@code target}; what there is already is replaced then.
   *
   * @return completes when it has begun; what becomes of it is told to the listeners. Fails where
   *     the entry brings none
   */
  CompletionStage<Transfer> save(Jid contact, MessageId entry, Path target);

  /** Gives it up; does nothing where it is over. */
  void cancel(String id);

  /** Goes on with what has failed, or waits. */
  void retry(String id);

  /** All with the contact since this account signed in, but for cancelled ones; oldest first. */
  List<Transfer> with(Jid contact);

  /** Tells of every change from now on, on the client's thread, until it is closed. */
  Registration listen(Consumer<Transfer> listener);
}
