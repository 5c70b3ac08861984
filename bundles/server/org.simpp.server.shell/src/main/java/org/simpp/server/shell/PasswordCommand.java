package org.simpp.server.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerAdministration;

/** Sets an account's password; where the password comes from is the same for all that do. */
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
abstract sealed class PasswordCommand implements Action permits UserAddCommand, UserPasswdCommand {
  private static final char NO_ECHO = '\0';

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

  /** What is done with the password. */
  @FunctionalInterface
  interface Change {
    void make(ServerAdministration server, String operator, Jid account, SecretBytes secret)
        throws AdministrationException;
  }

  /** Makes the change and says that it is {@code done}; fails with what the operator can do. */
  final @Nullable Object apply(String account, String done, Change change)
      throws CommandException, IOException, AdministrationException {
    Jid jid = Operator.account(account);
    try (SecretBytes secret = secret()) {
      change.make(administration, Operator.name(), jid, secret);
    }
    new Listing("account", "done").row(jid.toString(), done).printOne(session.getConsole(), json);
    return null;
  }

  private SecretBytes secret() throws CommandException, IOException {
    if (password.isEmpty()) {
      return SecretBytes.takeOver(typed().getBytes(StandardCharsets.UTF_8));
    }
    // Karaf names the thread after the whole command line, and the log shows threads.
    Thread.currentThread().setName("pipe-simpp");
    return SecretBytes.takeOver(password.getBytes(StandardCharsets.UTF_8));
  }

  /** Typed twice, without echo; without a terminal a line of the input. */
  private String typed() throws CommandException, IOException {
    String first;
    String second;
    try {
      first = Operator.read(session, "Password: ", NO_ECHO);
      second = Operator.read(session, "Again: ", NO_ECHO);
    } catch (UnsupportedOperationException e) {
      // A command given to ssh has no terminal to ask at, but it may have an input.
      return Operator.line(session.getKeyboard());
    }
    if (!first.equals(second)) {
      throw new CommandException("the two were not the same; nothing was changed, try again");
    }
    return first;
  }
}
