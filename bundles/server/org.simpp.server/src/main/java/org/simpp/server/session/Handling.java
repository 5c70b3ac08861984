package org.simpp.server.session;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Stanza;
import org.simpp.store.ArchiveEntry;

/**
 * A unit of work: what one stanza leads to. Where it came from a session that can be resumed, what
 * it sends to such sessions is written down together with the note that it is handled, and leaves
 * when that is durable. Safe for use by many threads.
 */
public interface Handling {
  /** Of what nobody acknowledges: everything leaves at once. */
  Handling UNCOUNTED =
      (to, stanza, fate) -> {
        var unused = to.send(stanza, fate);
      };

  /** Sends {@code stanza} to a session's client. */
  void send(Session to, Stanza stanza, Fate fate);

  /** As {@link #send(Session, Stanza, Fate)}, for what nobody follows. */
  default void send(Session to, Stanza stanza) {
    send(to, stanza, Fate.UNWATCHED);
  }

  /**
   * What the stanza that is handled is known by, and by nothing else ever: the same where it comes
   * again because it may not have been handled. At most 80 characters; empty where it does not come
   * again.
   */
  default Optional<String> origin() {
    return Optional.empty();
  }

  /**
   * Writes down, with what else the stanza leads to, what is to be archived.
   *
   * @param written completes when it has been archived
   * @return whether that is done, so that the acknowledgement need not wait for the archive
   */
  default boolean archives(ArchiveEntry entry, CompletionStage<Void> written) {
    return false;
  }

  /** It has led to a message that waits for its recipient, durably. */
  default void holds() {}

  /** Whether it is tried again later where the store is away; its sender does not hear of that. */
  default boolean isTriedAgain() {
    return false;
  }
}
