package org.simpp.server.shell;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.simpp.store.StoreCopies;

/** Writes or reads the file of a backup; what both take and show. */
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
abstract sealed class BackupFileCommand implements Action permits BackupCommand, RestoreCommand {
  @Reference private StoreCopies copies;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(
      name = "file",
      description = "The backup; a relative path begins at the data folder",
      required = true)
  private String file;

  final StoreCopies copies() {
    return copies;
  }

  final Path path() {
    return CopyFiles.path(file);
  }

  /** The tables of {@code copied}, and for people what else there is to say. */
  final void show(StoreCopies.Summary copied, String remark) {
    CopyFiles.listing(copied).print(session.getConsole(), json, "table");
    if (!json && !remark.isEmpty()) {
      session.getConsole().println(remark);
    }
  }
}
