package org.simpp.server.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.AccountSummary;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerAdministration;

/** Lists the accounts. */
@Service
@Command(scope = "simpp", name = "user-list", description = "List the accounts")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class UserListCommand implements Action {
  private static final int PAGE = 500;

  @Reference private ServerAdministration administration;
  @Reference private Session session;

  @Option(
      name = "--columns",
      description = "What is shown, with commas between: account, created, login, sessions")
  private String columns = "account,created,login,sessions";

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Listing listing = new Listing("account", "created", "login", "sessions");
    for (AccountSummary one : all(administration)) {
      listing.row(
          one.account().toString(), one.created().toString(), one.credentials(), one.sessions());
    }
    listing.only(columns).print(session.getConsole(), json, "account");
    return null;
  }

  /** All accounts, page by page. */
  static List<AccountSummary> all(ServerAdministration administration)
      throws AdministrationException {
    List<AccountSummary> all = new ArrayList<>();
    List<AccountSummary> page = administration.accounts("", PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = administration.accounts(page.get(page.size() - 1).account().toString(), PAGE);
    }
    return all;
  }
}
