package org.simpp.client.internal.files;

import java.io.IOException;
import java.net.Socket;
import org.simpp.client.ClientException;

/** Brings one file from here to there. */
interface Errand extends AutoCloseable {
  /** What an errand tells while it is on its way. */
  interface Progress {
    /**
     * So many bytes of the file have passed.
     *
     * @throws GivenUpException if it need not go on
     */
    void at(long bytes) throws GivenUpException;

    /** It waits for this socket from now on. */
    void on(Socket socket);
  }

  /**
   * Goes on where an earlier call has come to, until the file is there. Blocks.
   *
   * @throws IOException if it broke and may be called again
   * @throws ClientException if calling it again would not help
   */
  void run(Progress progress) throws IOException, ClientException, InterruptedException;

  /** Removes what is left of it on this computer. */
  void abandon();

  /** Forgets every key; it is not run any more. */
  @Override
  void close();
}
