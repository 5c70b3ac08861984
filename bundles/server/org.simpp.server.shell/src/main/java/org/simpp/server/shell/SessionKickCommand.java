package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.ServerAdministration;

/** Ends sessions. */
@Service
@Command(
    scope = "simpp",
    name = "session-kick",
    description = "End a session, or all of an account")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class SessionKickCommand implements Action {
  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(
      name = "address",
      description = "One session's name@domain/resource, or an account's name@domain",
      required = true)
  @Completion(SessionCompleter.class)
  private String address;

  @Override
  public @Nullable Object execute() throws Exception {
    Jid jid = Operator.address(address);
    int ended = administration.kick(Operator.name(), jid);
    new Listing("address", "ended").row(jid.toString(), ended).printOne(session.getConsole(), json);
    return null;
  }
}
