package org.simpp.server.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.simpp.server.AuditLog;
import org.simpp.server.ServerOperations;
import org.simpp.server.ServerStatus;
import org.simpp.store.StoreCopies;

/** Moves the store to another database. */
@Service
@Command(
    scope = "simpp",
    name = "store-migrate",
    description =
        "Copy all that the database holds into another one, and compare every row; the server must be drained")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class StoreMigrateCommand implements Action {
  @Reference private StoreCopies copies;
  @Reference private ServerOperations operations;
  @Reference private ServerStatus status;
  @Reference private AuditLog audit;
  @Reference private ConfigurationAdmin configurations;
  @Reference private Session session;

  @Option(name = "--from", description = "What the store is in now: h2 or mysql", required = true)
  private String from;

  @Option(name = "--to", description = "What it is copied to: mysql or h2", required = true)
  private String to;

  @Option(
      name = "--url",
      description = "The other database for JDBC: jdbc:mysql://127.0.0.1:3306/simpp",
      required = true)
  private String url;

  @Option(name = "--user", description = "Who logs in there")
  private String user = "simpp";

  @Option(
      name = "--password",
      description = "With what; without this it is asked for",
      valueToShowInHelp = "asked for",
      censor = true)
  private String password = "";

  @Option(name = "--dry-run", description = "Look whether it could be done, and change nothing")
  private boolean rehearses;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    requireKind("--to", to, url);
    requireKind("--from", from, ownUrl());
    if (!rehearses && (operations.draining().isEmpty() || status.now().sessions() > 0)) {
      throw new CommandException(
          "people are on the server, or can come: give simpp:drain --in 0s first, and stop it when"
              + " the store has been copied");
    }
    StoreCopies.Target target = new StoreCopies.Target(url, user, secret());
    StoreCopies.Summary done =
        rehearses
            ? CopyFiles.made(() -> copies.migrate(target, true))
            : audit.change(
                Operator.name(),
                "store-migrate",
                to,
                () -> CopyFiles.made(() -> copies.migrate(target, false)));
    CopyFiles.listing(done).print(session.getConsole(), json, "table");
    if (!json) {
      session
          .getConsole()
          .println(
              rehearses
                  ? "it can be done; nothing was changed"
                  : "every row is the same there. Change nothing here any more, stop the server, name the other database in"
                      + " etc/org.ops4j.datasource-simpp.cfg, start it");
    }
    return null;
  }

  private static void requireKind(String option, String kind, String address)
      throws CommandException {
    String beginning = Map.of("h2", "jdbc:h2:", "mysql", "jdbc:mysql:").get(kind);
    if (beginning == null || !address.startsWith(beginning)) {
      throw new CommandException(
          "%s %s does not fit: the address begins with %s; there are h2 and mysql"
              .formatted(option, kind, address.replaceFirst("^(\\w+:\\w+:).*", "$1")));
    }
  }

  private String ownUrl() throws Exception {
    Configuration[] found =
        configurations.listConfigurations(
            "(felix.fileinstall.filename=*/org.ops4j.datasource-simpp.cfg)");
    Dictionary<String, Object> own =
        found == null || found.length == 0 ? null : found[0].getProperties();
    return own == null ? "" : String.valueOf(own.get("url")).strip();
  }

  private String secret() throws CommandException, IOException {
    if (!password.isEmpty()) {
      // Karaf names the thread after the whole command line, and the log shows threads.
      Thread.currentThread().setName("pipe-simpp");
      return password;
    }
    try {
      return Operator.read(session, "Password of the other database: ", '\0');
    } catch (UnsupportedOperationException e) {
      // A command given to ssh has no terminal to ask at, but it may have an input.
      return Operator.line(session.getKeyboard());
    }
  }
}
