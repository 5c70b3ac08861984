package org.simpp.server.shell;

import java.util.Dictionary;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.simpp.server.ServerStatus;
import org.simpp.server.shell.check.EtcFile;

/** Shows where the configuration differs from the shipped one, and the server from both. */
@Service
@Command(
    scope = "simpp",
    name = "config-diff",
    description =
        "Show every key whose value is not the shipped one, or not the one that the server has now")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class ConfigDiffCommand implements Action {
  private static final String NONE = "-";

  @Reference private ConfigurationAdmin configurations;
  @Reference private ServerStatus status;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    Listing listing = new Listing("file", "key", "shipped", "file now", "server");
    for (EtcFile file : EtcFile.all()) {
      Dictionary<String, Object> taken = taken(file.name());
      Set<String> keys = new TreeSet<>(file.shipped().keySet());
      keys.addAll(file.own().keySet());
      for (String key : keys) {
        String shipped = file.shipped().getOrDefault(key, NONE);
        String own = file.own().getOrDefault(key, NONE);
        String server = running(file.name(), key, taken);
        if (!shipped.equals(own) || !own.equals(server)) {
          listing.row(
              file.name(),
              key,
              EtcFile.shown(key, shipped),
              EtcFile.shown(key, own),
              EtcFile.shown(key, server));
        }
      }
    }
    listing.print(session.getConsole(), json, "difference");
    return null;
  }

  /** What the configuration service has of a file; null where it has not read it. */
  private @Nullable Dictionary<String, Object> taken(String file) throws Exception {
    Configuration[] found =
        configurations.listConfigurations("(felix.fileinstall.filename=*/" + file + ")");
    return found == null || found.length == 0 ? null : found[0].getProperties();
  }

  /**
   * What the server itself says of a key that it tells, else what the configuration service has.
   */
  private String running(String file, String key, @Nullable Dictionary<String, Object> taken) {
    ServerStatus.Snapshot now = status.now();
    Map<String, Object> told =
        switch (file) {
          case "org.simpp.server.cfg" ->
              Map.of("domain", now.domain(), "laboratory", now.laboratory());
          case "org.simpp.transport.netty.cfg" ->
              Map.of("c2sPort", port(now, "c2s"), "directTlsPort", port(now, "direct-tls"));
          default -> Map.of();
        };
    Object value = told.get(key);
    if (value == null && taken != null) {
      value = taken.get(key);
    }
    return value == null ? NONE : value.toString().strip();
  }

  private static String port(ServerStatus.Snapshot now, String purpose) {
    var address = now.ports().get(purpose);
    return address == null ? NONE : "" + address.getPort();
  }
}
