package org.simpp.server.shell;

import java.util.List;
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
import org.simpp.server.ServerOperations;

/** Tells sessions a text. */
@Service
@Command(
    scope = "simpp",
    name = "announce",
    description = "Tell all sessions a text, or those of one account")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class AnnounceCommand implements Action {
  @Reference private ServerOperations operations;
  @Reference private Session session;

  @Option(name = "--to", description = "One account: name@domain", valueToShowInHelp = "all")
  @Completion(AccountCompleter.class)
  private String to = "";

  @Option(name = "--dry-run", description = "Show who would be told, and tell nobody")
  private boolean rehearses;

  @Argument(name = "text", description = "What they are told, in quotes", required = true)
  private String text;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Jid account = to.isEmpty() ? null : Operator.account(to);
    List<Jid> told = operations.announce(Operator.name(), account, text, rehearses);
    Listing listing = new Listing("session", "told");
    for (Jid one : told) {
      listing.row(one.toString(), !rehearses);
    }
    listing.print(
        session.getConsole(), json, rehearses ? "session, nobody was told: rehearsal" : "session");
    return null;
  }
}
