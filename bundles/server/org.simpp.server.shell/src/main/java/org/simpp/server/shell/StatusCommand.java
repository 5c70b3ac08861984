package org.simpp.server.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerStatus;

/** Shows how the server is; it fails while no logins are accepted. */
@Service
@Command(scope = "simpp", name = "status", description = "Show how the server is")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class StatusCommand implements Action {
  @Reference private ServerStatus status;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    ServerStatus.Snapshot now = status.now();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("domain", now.domain());
    fields.put("accepting", now.accepting());
    fields.put("laboratory", now.laboratory());
    new TreeMap<>(now.ports())
        .forEach((purpose, port) -> fields.put(purpose, Announcement.text(port)));
    fields.put("sessions", now.sessions());
    fields.put("kus", now.kus());
    fields.put("kusFingerprint", now.kusFingerprint());
    fields.put("tlsFingerprint", now.tlsFingerprint());
    fields.put("trouble", now.trouble());
    new Listing(fields.keySet().toArray(String[]::new))
        .row(fields.values().toArray())
        .printOne(session.getConsole(), json);
    if (!now.accepting()) {
      throw new CommandException("logins are not accepted: " + String.join("; ", now.trouble()));
    }
    return null;
  }
}
