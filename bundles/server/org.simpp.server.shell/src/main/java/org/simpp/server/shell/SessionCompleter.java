package org.simpp.server.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerAdministration;

/** Completes the address of a session. */
@Service
// Karaf sets the field before it calls complete.
@SuppressWarnings("NullAway.Init")
public final class SessionCompleter implements Completer {
  @Reference private ServerAdministration server;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(names()).complete(session, line, candidates);
  }

  private List<String> names() {
    try {
      return server.sessions().stream().map(one -> one.address().toString()).toList();
    } catch (AdministrationException e) {
      // Completion only offers; the command itself says what is wrong.
      return List.of();
    }
  }
}
