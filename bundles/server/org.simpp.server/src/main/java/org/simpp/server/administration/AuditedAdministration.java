package org.simpp.server.administration;

import java.util.List;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.AccountSummary;
import org.simpp.server.AdministrationException;
import org.simpp.server.InvitationTicket;
import org.simpp.server.ServerAdministration;
import org.simpp.server.SessionSummary;
import org.simpp.server.SuiteSummary;

/** Leaves one line in the audit log for each change, made or refused. */
public final class AuditedAdministration implements ServerAdministration {
  private final ServerAdministration administration;
  private final Audit audit;

  public AuditedAdministration(ServerAdministration administration, Audit audit) {
    this.administration = administration;
    this.audit = audit;
  }

  @Override
  public void addAccount(String operator, Jid account, SecretBytes password)
      throws AdministrationException {
    audited(
        operator,
        "user-add",
        account,
        () -> {
          administration.addAccount(operator, account, password);
          return account;
        });
  }

  @Override
  public void deleteAccount(String operator, Jid account) throws AdministrationException {
    audited(
        operator,
        "user-delete",
        account,
        () -> {
          administration.deleteAccount(operator, account);
          return account;
        });
  }

  @Override
  public void changePassword(String operator, Jid account, SecretBytes password)
      throws AdministrationException {
    audited(
        operator,
        "user-passwd",
        account,
        () -> {
          administration.changePassword(operator, account, password);
          return account;
        });
  }

  @Override
  public List<AccountSummary> accounts(String after, int limit) throws AdministrationException {
    return administration.accounts(after, limit);
  }

  @Override
  public InvitationTicket invite(String operator, Jid account) throws AdministrationException {
    return audited(operator, "invite", account, () -> administration.invite(operator, account));
  }

  @Override
  public List<SessionSummary> sessions() throws AdministrationException {
    return administration.sessions();
  }

  @Override
  public int kick(String operator, Jid address) throws AdministrationException {
    return audited(operator, "session-kick", address, () -> administration.kick(operator, address));
  }

  @Override
  public List<SuiteSummary> suites() throws AdministrationException {
    return administration.suites();
  }

  private <T> T audited(String operator, String action, Jid subject, Audit.Change<T> change)
      throws AdministrationException {
    return audit.change(operator, action, subject.toString(), change);
  }
}
