package org.simpp.server.shell;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerAdministration;
import org.simpp.server.SessionSummary;

/** Lists the sessions. */
@Service
@Command(scope = "simpp", name = "session-list", description = "List the sessions")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class SessionListCommand implements Action {
  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(
      name = "--columns",
      description =
          "What is shown, with commas between: session, account, resource, peer, login, tls, since,"
              + " presence, idle, state, resumable")
  private String columns = "session,peer,login,tls,since,presence,idle,state";

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Listing listing =
        new Listing(
            "session",
            "account",
            "resource",
            "peer",
            "login",
            "tls",
            "since",
            "presence",
            "idle",
            "state",
            "resumable");
    for (SessionSummary one : administration.sessions()) {
      listing.row(
          one.address().toString(),
          one.address().bare().toString(),
          one.address().resource(),
          one.peer(),
          one.mechanism(),
          one.tls(),
          one.since().toString(),
          one.presence(),
          one.idle().toSeconds(),
          one.state().name().toLowerCase(Locale.ROOT),
          one.resumable());
    }
    listing.only(columns).print(session.getConsole(), json, "session");
    return null;
  }
}
