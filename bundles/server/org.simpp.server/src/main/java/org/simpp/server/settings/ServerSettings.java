package org.simpp.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.simpp.model.Jid;

/**
 * What {@code etc/org.simpp.server.cfg} says, checked.
 *
 * @param domain that is served
 * @param laboratory whether SIMPP-2007 is offered
 * @param unboundFallback whether a client whose kind of channel binding was refused may do without
 * @param pinFile the owner-only file with the PIN of the server's card
 * @param cardTechnology which readers hold the server's card: {@code keystore} …
 * @param archives what is archived
 * @param limits how much of everything
 */
public record ServerSettings(
    Jid domain,
    boolean laboratory,
    boolean unboundFallback,
    Path pinFile,
    String cardTechnology,
    Archives archives,
    Limits limits) {
  /**
   * What is archived (XEP-0313).
   *
   * @param areKept whether there are archives
   * @param age how old messages become in them; zero for ever
   */
  public record Archives(boolean areKept, Duration age) {}

  /**
   * How much of everything.
   *
   * @param rosterItems contacts in one roster
   * @param heldStanzas messages that wait for one account
   * @param resources sessions of one account
   * @param waitingTasks pieces of work that wait for one account
   * @param passwordIterations of PBKDF2, for passwords set from now on
   * @param resumption how long a session whose link broke waits to be resumed; zero for not at all
   * @param invitation how long an invitation is good
   * @param loginToken how long a token to log in with is good; zero for no tokens
   * @param personal what an account keeps for itself
   */
  public record Limits(
      int rosterItems,
      int heldStanzas,
      int resources,
      int waitingTasks,
      int passwordIterations,
      Duration resumption,
      Duration invitation,
      Duration loginToken,
      Personal personal) {}

  /**
   * How much an account keeps for itself.
   *
   * @param blockedAddresses in its block list
   * @param publishNodes that it publishes at
   * @param publishedItems at one node
   * @param publishedItemBytes of one item's payload
   * @param publishedBytes of all payloads together
   * @param privateDocuments in its private storage
   * @param documentBytes of one of them, or of its vCard
   */
  public record Personal(
      int blockedAddresses,
      int publishNodes,
      int publishedItems,
      int publishedItemBytes,
      int publishedBytes,
      int privateDocuments,
      int documentBytes) {}
}
