package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.CryptoSwaps;

/** Lets the staged crypto provider serve. */
@Service
@Command(
    scope = "simpp",
    name = "crypto-swap",
    description = "Let the staged crypto provider serve; roll back if its first calls fail")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CryptoSwapCommand implements Action {
  @Reference private CryptoSwaps swaps;
  @Reference private Session session;

  @Option(
      name = "--drain",
      description = "How long to wait for the calls inside the former provider: 60s, 2m")
  private String drain = "60s";

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    CryptoSwaps.Swapped swapped = swaps.swap(Operator.name(), Durations.of(drain));
    new Listing("from", "to", "suites", "drained", "watched", "proven")
        .row(
            swapped.from(),
            swapped.to(),
            swapped.suites(),
            swapped.drained(),
            swapped.watched(),
            swapped.proven())
        .printOne(session.getConsole(), json);
    return null;
  }
}
