package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.CryptoSwaps;

/** Takes the last swap back. */
@Service
@Command(
    scope = "simpp",
    name = "crypto-rollback",
    description = "Let the crypto provider serve again that served before the last swap")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CryptoRollbackCommand implements Action {
  @Reference private CryptoSwaps swaps;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    CryptoSwaps.Swapped back = swaps.rollBack(Operator.name());
    new Listing("from", "to", "suites")
        .row(back.from(), back.to(), back.suites())
        .printOne(session.getConsole(), json);
    return null;
  }
}
