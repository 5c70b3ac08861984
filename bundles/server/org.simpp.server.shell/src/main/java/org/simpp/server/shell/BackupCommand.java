package org.simpp.server.shell;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
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
public final class BackupCommand extends BackupFileCommand {
  @Reference private AuditLog audit;
  @Reference private ServerOperations operations;
  @Reference private ServerStatus status;

  @Option(name = "--online", description = "Also while people are on the server")
  private boolean online;

  @Override
  public @Nullable Object execute() throws Exception {
    if (!online && status.now().sessions() > 0) {
      throw new CommandException(
          "people are on the server: --online backs up what is kept at this instant, and they go"
              + " on; or give simpp:drain first");
    }
    Path path = path();
    int underWay = operations.settle();
    StoreCopies.Summary done =
        audit.change(
            Operator.name(),
            "backup",
            path.getFileName().toString(),
            () -> CopyFiles.made(() -> copies().write(path)));
    show(
        done,
        "no session is in it: clients log in anew after it has been restored. When it was begun, %d"
                .formatted(underWay)
            + " stanzas were on their way that clients had not acknowledged; those that are"
            + " archived are in it");
    return null;
  }
}
