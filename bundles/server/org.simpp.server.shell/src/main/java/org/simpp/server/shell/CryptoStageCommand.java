package org.simpp.server.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.CryptoSwaps;

/** Stages a crypto provider. */
@Service
@Command(
    scope = "simpp",
    name = "crypto-stage",
    description = "Install and test a crypto provider beside the one that serves")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CryptoStageCommand implements Action {
  @Reference private CryptoSwaps swaps;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(
      name = "provider",
      description = "A feature, or the address of a bundle: file:, mvn:",
      required = true)
  @Completion(CryptoFeatureCompleter.class)
  private String provider;

  @Override
  public @Nullable Object execute() throws Exception {
    CryptoSwaps.Provider staged = swaps.stage(Operator.name(), provider);
    new Listing("staged", "bundle", "suites", "selfTest")
        .row(staged.name(), staged.bundle(), staged.suites(), "passed")
        .printOne(session.getConsole(), json);
    return null;
  }
}
