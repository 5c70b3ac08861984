package org.simpp.server.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerHealth;

/** Shows whether the server does its work; it fails where it does not. */
@Service
@Command(
    scope = "simpp",
    name = "health",
    description = "Show whether the server does its work, as /health/live and /health/ready say it")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class HealthCommand implements Action {
  @Reference private ServerHealth health;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Listing listing = new Listing("check", "good", "detail");
    List<String> bad = new ArrayList<>();
    List<ServerHealth.Check> checks = new ArrayList<>(health.live());
    checks.addAll(health.ready());
    for (ServerHealth.Check one : checks) {
      listing.row(one.name(), Marks.of(one.good(), json), one.detail());
      if (!one.good()) {
        bad.add(one.name());
      }
    }
    listing.print(session.getConsole(), json, "check");
    if (!bad.isEmpty()) {
      throw new CommandException("not as it should be: " + String.join(", ", bad));
    }
    return null;
  }
}
