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
import org.simpp.store.StoreCopies;

/** Rehearses the restoration of a backup. */
@Service
@Command(
    scope = "simpp",
    name = "restore",
    description = "With --check: read a backup into a scratch database, and compare every row")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class RestoreCommand implements Action {
  @Reference private StoreCopies copies;
  @Reference private Session session;

  @Option(name = "--check", description = "Rehearse; the server's own database is not touched")
  private boolean check;

  @Argument(
      name = "file",
      description = "The backup; a relative path begins at the data folder",
      required = true)
  private String file;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    if (!check) {
      throw new CommandException(
          "a running server is not restored into: --check rehearses; to restore, stop the server and"
              + " give ./run restore --data DIR FILE");
    }
    Path path = CopyFiles.path(file);
    StoreCopies.Summary done = CopyFiles.made(() -> copies.rehearse(path));
    CopyFiles.listing(done).print(session.getConsole(), json, "table");
    return null;
  }
}
