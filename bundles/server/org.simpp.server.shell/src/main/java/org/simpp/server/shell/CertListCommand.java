package org.simpp.server.shell;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerCertificates;

/** Shows the certificate that each port serves. */
@Service
@Command(
    scope = "simpp",
    name = "cert-list",
    description = "Show the certificate that each port serves now, by a handshake with it")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CertListCommand implements Action {
  @Reference private ServerCertificates certificates;
  @Reference private Session session;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    CertificateRows.of(certificates.served(), Instant.now())
        .print(session.getConsole(), json, "port");
    return null;
  }
}
