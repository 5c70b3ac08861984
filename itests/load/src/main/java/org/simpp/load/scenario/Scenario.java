package org.simpp.load.scenario;

import java.io.IOException;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.figures.Report;

/** One thing that many clients do, from their logins to the figures. */
@FunctionalInterface
public interface Scenario {
  /**
   * Runs it, warm-up included.
   *
   * @throws LoginFailure if a session that is needed cannot log in
   * @throws IOException if the server's process cannot be looked at
   */
  Report run() throws LoginFailure, InterruptedException, IOException;
}
