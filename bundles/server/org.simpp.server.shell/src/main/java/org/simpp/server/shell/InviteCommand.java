package org.simpp.server.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.InvitationTicket;
import org.simpp.server.ServerAdministration;

/** Makes an invitation. */
@Service
@Command(
    scope = "simpp",
    name = "invite",
    description = "Make an invitation with which an account can be registered once")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class InviteCommand implements Action {
  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(name = "account", description = "The account: name@domain", required = true)
  @Completion(DomainCompleter.class)
  private String account;

  @Override
  public @Nullable Object execute() throws Exception {
    InvitationTicket ticket = administration.invite(Operator.name(), Operator.account(account));
    Map<String, Object> fields = new LinkedHashMap<>(ticket.fields());
    fields.put("expires", ticket.expires().toString());
    fields.put("text", ticket.text());
    Listing listing = new Listing(fields.keySet().toArray(String[]::new));
    listing.row(fields.values().toArray()).printOne(session.getConsole(), json);
    return null;
  }
}
