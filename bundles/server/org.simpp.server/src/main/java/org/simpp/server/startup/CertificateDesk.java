package org.simpp.server.startup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerCertificates;
import org.simpp.server.administration.Audit;
import org.simpp.server.audit.AuditComponent;
import org.simpp.server.certificates.PortHandshake;
import org.simpp.transport.Listening;
import org.simpp.transport.Listening.Port;
import org.simpp.transport.TransportException;

/** Shows and renews the certificate of the running server. */
@Component(service = ServerCertificates.class)
public final class CertificateDesk implements ServerCertificates {
  private final Audit audit;
  private final Whereabouts whereabouts;

  @Activate
  public CertificateDesk(@Reference AuditComponent audit, @Reference Whereabouts whereabouts) {
    this.audit = audit.audit();
    this.whereabouts = whereabouts;
  }

  @Override
  public List<Served> served() throws AdministrationException {
    RunningServer running = whereabouts.running();
    PortHandshake handshake = new PortHandshake(running.now().domain());
    List<Served> served = new ArrayList<>();
    for (Port port : ports(running).ports()) {
      try {
        served.add(handshake.with(port.purpose(), port.address()));
      } catch (IOException e) {
        throw new AdministrationException(
            "the port %s %s does not shake hands: %s"
                .formatted(port.purpose(), port.address(), e.getMessage()),
            e);
      }
    }
    return served;
  }

  @Override
  public List<Served> reload(String operator) throws AdministrationException {
    return audit.change(operator, "cert-reload", "certificate", this::reload);
  }

  private List<Served> reload() throws AdministrationException {
    Listening open = ports(whereabouts.running());
    try {
      open.reloadCertificate();
    } catch (TransportException e) {
      throw new AdministrationException(
          e.getMessage() + ". The old certificate stays, nobody notices", e);
    }
    List<Served> served = served();
    for (Served one : served) {
      if (!one.certificate().equals(open.certificates().get(0))) {
        throw new AdministrationException(
            "the port %s still serves another certificate; look into the log, and restart if it"
                    .formatted(one.purpose())
                + " goes on");
      }
    }
    return served;
  }

  private static Listening ports(RunningServer running) throws AdministrationException {
    return running
        .listening()
        .orElseThrow(() -> new AdministrationException("no port is open; simpp:status says why"));
  }
}
