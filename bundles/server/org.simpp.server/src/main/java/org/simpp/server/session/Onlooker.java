package org.simpp.server.session;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/** Sees what goes to clients, as it is handed to their links. It returns at once. */
@FunctionalInterface
public interface Onlooker {
  /** Looks away. */
  Onlooker NOBODY = (session, stanza, written) -> {};

  /**
   * A stanza goes to a client.
   *
   * @param session whose client gets {@code stanza}
   * @param written completes when it is written to the link, exceptionally where it never is; null
   *     where it waits for the client to come back
   */
  void sees(Jid session, Stanza stanza, @Nullable CompletionStage<Void> written);
}
