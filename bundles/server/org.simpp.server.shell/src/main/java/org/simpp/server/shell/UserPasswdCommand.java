package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerAdministration;

/** Gives an account another password. */
@Service
@Command(scope = "simpp", name = "user-passwd", description = "Give an account another password")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class UserPasswdCommand extends PasswordCommand {
  @Argument(name = "account", description = "The account: name@domain", required = true)
  @Completion(AccountCompleter.class)
  private String account;

  @Override
  public @Nullable Object execute() throws Exception {
    return apply(account, "password changed", ServerAdministration::changePassword);
  }
}
