package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerAdministration;

/** Makes an account. */
@Service
@Command(
    scope = "simpp",
    name = "user-add",
    description = "Make an account that logs in with a password")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class UserAddCommand extends PasswordCommand {
  @Argument(name = "account", description = "The account: name@domain", required = true)
  @Completion(DomainCompleter.class)
  private String account;

  @Override
  public @Nullable Object execute() throws Exception {
    return apply(account, "added", ServerAdministration::addAccount);
  }
}
