package org.simpp.server.session;

/** Told once what became of a stanza that was handed to a session. */
public interface Fate {
  /** For what nobody follows. */
  Fate UNWATCHED =
      new Fate() {
        @Override
        public void delivered() {}

        @Override
        public void lost() {}
      };

  /**
   * The client has it: it has acknowledged it, or where it does not acknowledge it was written to
   * its connection.
   */
  void delivered();

  /** The session is over and the client may not have it. */
  void lost();
}
