package org.simpp.server.shell;

import java.time.Instant;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerCertificates;
import org.simpp.server.ServerCertificates.Served;

/** Serves the certificate that its files hold now. */
@Service
@Command(
    scope = "simpp",
    name = "cert-reload",
    description =
        "Serve the certificate that its files hold now; no session ends, and one that is not good is refused")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class CertReloadCommand implements Action {
  @Reference private ServerCertificates certificates;
  @Reference private Session session;

  @Option(
      name = "--verify",
      description = "Show what the ports serve afterwards; it is looked at in any case")
  private boolean verify;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public @Nullable Object execute() throws Exception {
    List<Served> served = certificates.reload(Operator.name());
    if (verify) {
      CertificateRows.of(served, Instant.now()).print(session.getConsole(), json, "port");
    } else {
      String serial = served.get(0).certificate().getSerialNumber().toString(16);
      new Listing("serial", "ports")
          .row(serial, served.stream().map(Served::purpose).toList())
          .printOne(session.getConsole(), json);
    }
    return null;
  }
}
