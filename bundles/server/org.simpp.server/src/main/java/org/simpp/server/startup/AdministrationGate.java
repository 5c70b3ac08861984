package org.simpp.server.startup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.AccountSummary;
import org.simpp.server.AdministrationException;
import org.simpp.server.InvitationTicket;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerStatus;
import org.simpp.server.SessionSummary;
import org.simpp.server.SuiteSummary;
import org.simpp.store.StoreStatus;

/**
 * Answers the operator's shell also while the server is not there, so that the commands stay and
 * can say what is missing.
 */
@Component(service = {ServerAdministration.class, ServerStatus.class})
public final class AdministrationGate implements ServerAdministration, ServerStatus {
  private static final String NOT_RUNNING =
      "the server is not running: it waits for its configuration or its store; the log names what"
          + " failed";

  private final Whereabouts whereabouts;

  @Activate
  public AdministrationGate(@Reference Whereabouts whereabouts) {
    this.whereabouts = whereabouts;
  }

  @Override
  public Snapshot now() {
    return whereabouts
        .server()
        .map(running -> during(outage(), running.now()))
        .orElseGet(this::absent);
  }

  private Optional<String> outage() {
    return whereabouts.store().flatMap(StoreStatus::outage);
  }

  /** While the store does not answer nobody logs in, though the ports are open. */
  static Snapshot during(Optional<String> outage, Snapshot now) {
    return outage.isEmpty()
        ? now
        : new Snapshot(
            now.domain(),
            now.laboratory(),
            false,
            now.ports(),
            now.sessions(),
            now.kus(),
            now.kusFingerprint(),
            now.tlsFingerprint(),
            now.failed(),
            Stream.concat(now.trouble().stream(), outage.stream()).toList());
  }

  /** What keeps the store away for good keeps the server away for good. */
  private Snapshot absent() {
    Optional<String> trouble = whereabouts.store().flatMap(StoreStatus::trouble);
    return new Snapshot(
        "",
        false,
        false,
        Map.of(),
        0,
        "",
        "",
        "",
        trouble.isPresent(),
        List.of(trouble.orElse(NOT_RUNNING)));
  }

  @Override
  public void addAccount(String operator, Jid account, SecretBytes password)
      throws AdministrationException {
    administration().addAccount(operator, account, password);
  }

  @Override
  public void deleteAccount(String operator, Jid account) throws AdministrationException {
    administration().deleteAccount(operator, account);
  }

  @Override
  public void changePassword(String operator, Jid account, SecretBytes password)
      throws AdministrationException {
    administration().changePassword(operator, account, password);
  }

  @Override
  public List<AccountSummary> accounts(String after, int limit) throws AdministrationException {
    return administration().accounts(after, limit);
  }

  @Override
  public InvitationTicket invite(String operator, Jid account) throws AdministrationException {
    return administration().invite(operator, account);
  }

  @Override
  public List<SessionSummary> sessions() throws AdministrationException {
    return administration().sessions();
  }

  @Override
  public int kick(String operator, Jid address) throws AdministrationException {
    return administration().kick(operator, address);
  }

  @Override
  public List<SuiteSummary> suites() throws AdministrationException {
    return administration().suites();
  }

  private ServerAdministration administration() throws AdministrationException {
    return whereabouts.running().administration();
  }
}
