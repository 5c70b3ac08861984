package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerOperations;
import org.simpp.server.ServerStatus;

/** Empties the server, so that it can be stopped or migrated. */
@Service
@Command(
    scope = "simpp",
    name = "drain",
    description = "Let nobody in from now on, tell all sessions, and end them after a time")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class DrainCommand implements Action {
  @Reference private ServerOperations operations;
  @Reference private ServerStatus status;
  @Reference private Session session;

  @Option(name = "--in", description = "How long sessions are left: 0s, 90s, 5m, 2h")
  private String in = "5m";

  @Option(name = "--message", description = "What they are told", valueToShowInHelp = "nothing")
  private String message = "";

  @Option(name = "--cancel", description = "Let people in again")
  private boolean cancels;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    if (cancels) {
      operations.cancelDrain(Operator.name());
      new Listing("draining", "sessions")
          .row(false, status.now().sessions())
          .printOne(session.getConsole(), json);
      return null;
    }
    int sessions = status.now().sessions();
    ServerOperations.Draining begun = operations.drain(Operator.name(), Durations.of(in), message);
    new Listing("draining", "until", "sessions")
        .row(true, begun.until().toString(), sessions)
        .printOne(session.getConsole(), json);
    return null;
  }
}
