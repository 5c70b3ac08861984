package org.simpp.server.shell;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** Rehearses the restoration of a backup. */
@Service
@Command(
    scope = "simpp",
    name = "restore",
    description = "With --check: read a backup into a scratch database, and compare every row")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class RestoreCommand extends BackupFileCommand {
  @Option(name = "--check", description = "Rehearse; the server's own database is not touched")
  private boolean check;

  @Override
  public @Nullable Object execute() throws Exception {
    if (!check) {
      throw new CommandException(
          "a running server is not restored into: --check rehearses; to restore, stop the server and"
              + " give ./run restore --data DIR FILE");
    }
    Path path = path();
    show(CopyFiles.made(() -> copies().rehearse(path)), "");
    return null;
  }
}
