package org.simpp.server.shell;

import java.util.ArrayList;
import java.util.List;
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
import org.simpp.server.AuditLog;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerCertificates;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatus;
import org.simpp.server.shell.check.Finding;
import org.simpp.server.shell.check.ServerCheck;

/** Looks at what usually goes wrong; it fails where something is. */
@Service
@Command(
    scope = "simpp",
    name = "check",
    description = "Look at what usually goes wrong, and say what to do next")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CheckCommand implements Action {
  @Reference private ServerStatus status;
  @Reference private ServerAdministration administration;
  @Reference private ServerCertificates certificates;
  @Reference private ServerHealth health;
  @Reference private AuditLog audit;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(
      name = "areas",
      description = "config, dns, certs, db, cards, clock, disk; all without any",
      multiValued = true)
  @Completion(CheckAreaCompleter.class)
  private List<String> areas = new ArrayList<>();

  @Override
  public @Nullable Object execute() throws Exception {
    for (String area : areas) {
      if (!ServerCheck.AREAS.contains(area)) {
        throw new CommandException(
            "\"%s\" is nothing to check; there are %s"
                .formatted(area, String.join(", ", ServerCheck.AREAS)));
      }
    }
    List<Finding> findings =
        new ServerCheck(status, administration, certificates, health, audit)
            .run(areas.isEmpty() ? ServerCheck.AREAS : areas);
    Listing listing = new Listing("area", "good", "what", "detail", "next");
    for (Finding one : findings) {
      listing.row(one.area(), Marks.of(one.good(), json), one.what(), one.detail(), one.next());
    }
    long bad = findings.stream().filter(one -> !one.good()).count();
    listing.print(session.getConsole(), json, "check");
    if (bad > 0) {
      throw new CommandException(
          "%d of %d are not good; the last column says what to do".formatted(bad, findings.size()));
    }
    return null;
  }
}
