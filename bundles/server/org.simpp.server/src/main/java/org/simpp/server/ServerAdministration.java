package org.simpp.server;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * What an operator may do. Published as an OSGi service for as long as the bundle is active; while
 * the server itself is not running every call says so. Every method blocks, and every change, made
 * or refused, leaves one line in the audit log with the operator's name.
 */
@ProviderType
public interface ServerAdministration {
  /**
   * Makes an account that logs in with a password.
   *
   * @param password UTF-8; still the caller's to close
   * @throws AdministrationException if the address is of another domain, the account is there
   *     already, or the password is empty or too long
   */
  void addAccount(String operator, Jid account, SecretBytes password)
      throws AdministrationException;

  /**
   * Deletes an account with everything that is kept for it, ends its sessions and its
   * subscriptions.
   */
  void deleteAccount(String operator, Jid account) throws AdministrationException;

  /** Gives an account another password; its sessions go on. */
  void changePassword(String operator, Jid account, SecretBytes password)
      throws AdministrationException;

  /**
   * Accounts in the order of their addresses.
   *
   * @param after the last address of the page before; "" for the first page
   * @param limit at most so many, 1 to 1,000
   */
  List<AccountSummary> accounts(String after, int limit) throws AdministrationException;

  /** Makes an invitation with which that account can be registered once. */
  InvitationTicket invite(String operator, Jid account) throws AdministrationException;

  /** The bound sessions in the order of their addresses. */
  List<SessionSummary> sessions() throws AdministrationException;

  /**
   * Ends the session of a full address, or all of a bare one.
   *
   * @return how many, at least one
   * @throws AdministrationException if there is none
   */
  int kick(String operator, Jid address) throws AdministrationException;

  /** The cipher suites that are there to be used. */
  List<SuiteSummary> suites() throws AdministrationException;
}
