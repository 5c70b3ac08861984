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
import org.simpp.model.SecretBytes;
import org.simpp.server.ServerAdministration;

/** Makes an account. */
@Service
@Command(
    scope = "simpp",
    name = "user-add",
    description = "Make an account that logs in with a password")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class UserAddCommand implements Action {
  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(
      name = "--password",
      description = "The password; without this it is asked for",
      valueToShowInHelp = "asked for",
      censor = true)
  private String password = "";

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(name = "account", description = "The account: name@domain", required = true)
  @Completion(DomainCompleter.class)
  private String account;

  @Override
  public @Nullable Object execute() throws Exception {
    Jid jid = Operator.account(account);
    try (SecretBytes secret = Operator.password(session, password)) {
      administration.addAccount(Operator.name(session), jid, secret);
    }
    new Listing("account", "done")
        .row(jid.toString(), "added")
        .printOne(session.getConsole(), json);
    return null;
  }
}
