package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerAdministration;
import org.simpp.server.SuiteSummary;

/** Lists the cipher suites. */
@Service
@Command(
    scope = "simpp",
    name = "crypto-list",
    description = "List the cipher suites and who computes them")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CryptoListCommand implements Action {
  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Listing listing = new Listing("suite", "rank", "policy", "provider", "bundle", "serving");
    for (SuiteSummary one : administration.suites()) {
      listing.row(
          one.suite(), one.rank(), one.policy(), one.provider(), one.bundle(), one.serving());
    }
    listing.print(session.getConsole(), json, "suite");
    return null;
  }
}
