package org.simpp.server.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.simpp.server.shell.check.ServerCheck;

/** Completes what can be checked. */
@Service
public final class CheckAreaCompleter implements Completer {
  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(ServerCheck.AREAS).complete(session, line, candidates);
  }
}
