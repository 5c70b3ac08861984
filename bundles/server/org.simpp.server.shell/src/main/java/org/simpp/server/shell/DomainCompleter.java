package org.simpp.server.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.simpp.server.ServerStatus;

/** Completes the served domain behind the name of an account that is not there yet. */
@Service
// Karaf sets the field before it calls complete.
@SuppressWarnings("NullAway.Init")
public final class DomainCompleter implements Completer {
  @Reference private ServerStatus status;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    String typed = line.getCursorArgument() == null ? "" : line.getCursorArgument();
    String name = typed.contains("@") ? typed.substring(0, typed.indexOf('@')) : typed;
    String whole = name + "@" + status.now().domain();
    if (name.isEmpty() || !whole.startsWith(typed)) {
      return -1;
    }
    candidates.add(whole);
    return line.getBufferPosition() - line.getArgumentPosition();
  }
}
