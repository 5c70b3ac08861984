package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.AuditLog;

/** Shows the end of the audit trail. */
@Service
@Command(
    scope = "simpp",
    name = "audit-tail",
    description = "Show the last changes: who, what, when")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class AuditTailCommand implements Action {
  private static final int SHOWN_DIGITS = 12;

  @Reference private AuditLog audit;
  @Reference private Session session;

  @Option(name = "--lines", description = "How many, 1 to 10000", valueToShowInHelp = "20")
  private int lines = 20;

  @Option(name = "--json", description = "Print JSON, with whole hashes")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Listing listing = new Listing("number", "at", "who", "what", "on", "result", "why", "hash");
    for (AuditLog.Entry one : audit.tail(lines)) {
      listing.row(
          one.number(),
          one.at(),
          one.who(),
          one.what(),
          one.on(),
          one.result(),
          one.why(),
          json ? one.hash() : one.hash().substring(0, SHOWN_DIGITS));
    }
    listing.print(session.getConsole(), json, "line");
    return null;
  }
}
