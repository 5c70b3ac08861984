package org.simpp.server.shell;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.server.AuditLog;
import org.simpp.server.ServerOperations;
import org.simpp.server.ServerStatus;
import org.simpp.store.StoreCopies;

/** Backs the database up. */
@Service
@Command(
    scope = "simpp",
    name = "backup",
    description =
        "Write all that the database holds at one instant into a file, while the server works")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class BackupCommand implements Action {
  @Reference private StoreCopies copies;
  @Reference private AuditLog audit;
  @Reference private ServerOperations operations;
  @Reference private ServerStatus status;
  @Reference private Session session;

  @Option(name = "--online", description = "Also while people are on the server")
  private boolean online;

  @Argument(
      name = "file",
      description = "Where, a relative path begins at the data folder; it must not be there yet",
      required = true)
  private String file;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    if (!online && status.now().sessions() > 0) {
      throw new CommandException(
          "people are on the server: --online backs up what is kept at this instant, and they go"
              + " on; or give simpp:drain first");
    }
    Path path = CopyFiles.path(file);
    int underWay = operations.settle();
    StoreCopies.Summary done =
        audit.change(
            Operator.name(),
            "backup",
            path.getFileName().toString(),
            () -> CopyFiles.made(() -> copies.write(path)));
    CopyFiles.listing(done).print(session.getConsole(), json, "table");
    if (!json) {
      session
          .getConsole()
          .println(
              "no session is in it: clients log in anew after it has been restored. When it was"
                  + " begun, %d stanzas were on their way that clients had not acknowledged; those"
                      .formatted(underWay)
                  + " that are archived are in it");
    }
    return null;
  }
}
