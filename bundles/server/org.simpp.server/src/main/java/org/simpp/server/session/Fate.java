package org.simpp.server.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.server.ledger.SessionRecord.Outgoing;

/** Told once what became of a stanza that was handed to a session. */
public interface Fate {
  /** For what nobody follows. */
  Fate UNWATCHED =
      new Fate() {
        @Override
        public void delivered() {}

        @Override
        public CompletionStage<Void> lost(Handling handling) {
          return CompletableFuture.completedStage(null);
        }
      };

  /**
   * The client has it: it has acknowledged it, or where it does not acknowledge it was written to
   * its connection.
   */
  void delivered();

  /**
   * The session is over and the client may not have it.
   *
   * @param handling what goes elsewhere now goes by this
   * @return completes when it has been dealt with; exceptionally where {@link
   *     Handling#isTriedAgain} and that may help
   */
  CompletionStage<Void> lost(Handling handling);

  /** What is to become of it where the server is gone before the client has it. */
  default Outgoing.Kind kind() {
    return Outgoing.Kind.FORGOTTEN;
  }

  /** The number of the held message that it is; 0 for none. */
  default long held() {
    return 0;
  }
}
