package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.ServerAdministration;

/** Deletes an account. */
@Service
@Command(
    scope = "simpp",
    name = "user-delete",
    description = "Delete an account with everything that is kept for it")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class UserDeleteCommand implements Action {
  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(name = "--yes", description = "Do not ask for the account's name again")
  private boolean yes;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(name = "account", description = "The account: name@domain", required = true)
  @Completion(AccountCompleter.class)
  private String account;

  @Override
  public @Nullable Object execute() throws Exception {
    Jid jid = Operator.account(account);
    if (json && !yes) {
      throw new CommandException("--json does not ask for the account's name; give --yes with it");
    }
    if (!yes) {
      String typed = Operator.ask(session, "Type " + jid + " to delete it: ");
      if (!typed.equals(jid.toString())) {
        throw new CommandException(
            "that was not the account's name; nothing was changed (--yes does not ask)");
      }
    }
    administration.deleteAccount(Operator.name(), jid);
    new Listing("account", "done")
        .row(jid.toString(), "deleted")
        .printOne(session.getConsole(), json);
    return null;
  }
}
