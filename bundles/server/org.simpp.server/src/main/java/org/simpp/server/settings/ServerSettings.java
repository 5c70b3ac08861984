package org.simpp.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.xmpp.externalservices.ExternalService;

/**
 * What {@code etc/org.simpp.server.cfg} says, checked.
 *
 * @param domain that is served
 * @param laboratory whether SIMPP-2007 is offered
 * @param unboundFallback whether a client whose kind of channel binding was refused may do without
 * @param pinFile the owner-only file with the PIN of the server's card
 * @param cardTechnology which readers hold the server's card: {@code keystore} …
 * @param archives what is archived
 * @param service what the server tells of its service, and who runs it
 * @param push who notifies clients that are away, and of what
 * @param uploads what files are kept for clients
 * @param limits how much of everything
 */
public record ServerSettings(
    Jid domain,
    boolean laboratory,
    boolean unboundFallback,
    Path pinFile,
    String cardTechnology,
    Archives archives,
    Service service,
    Push push,
    Uploads uploads,
    Limits limits) {
  /**
   * What is archived (XEP-0313).
   *
   * @param areKept whether there are archives
   * @param age how old messages become in them; zero for ever
   */
  public record Archives(boolean areKept, Duration age) {}

  /**
   * What the server tells of its service, and who runs it from a client.
   *
   * @param contacts URIs by what they are there for: {@code admin} …
   * @param external services besides XMPP
   * @param relaySecretFile the owner-only file with what is shared with relays; "" for none
   * @param relayCredentials how long credentials at a relay are good
   * @param administrators accounts that may do what an operator may
   * @param requestsFromStrangers whether a client may be asked by those who do not see its presence
   */
  public record Service(
      Map<String, List<String>> contacts,
      List<ExternalService> external,
      Path relaySecretFile,
      Duration relayCredentials,
      Set<Jid> administrators,
      boolean requestsFromStrangers) {
    public Service {
      contacts = Collections.unmodifiableMap(new LinkedHashMap<>(contacts));
      external = List.copyOf(external);
      administrators = Set.copyOf(administrators);
    }
  }

  /**
   * Notifications (XEP-0357).
   *
   * @param services accounts that clients may be notified through
   * @param summary what these are told
   */
  public record Push(Set<Jid> services, Summary summary) {
    /** What a notification tells: each what the one before does, and more. */
    public enum Summary {
      /** How many messages there are. */
      COUNT,
      SENDER,
      BODY;

      public boolean tellsSender() {
        return this != COUNT;
      }

      public boolean tellsBody() {
        return this == BODY;
      }
    }

    public Push {
      services = Set.copyOf(services);
    }
  }

  /**
   * What may be uploaded (XEP-0363).
   *
   * @param areOffered whether anything may
   * @param fileBytes of one file
   * @param accountBytes of all files of one account
   * @param slotsPerHour that one account may ask for
   * @param age how long a file is kept
   */
  public record Uploads(
      boolean areOffered, long fileBytes, long accountBytes, int slotsPerHour, Duration age) {
    /** Bytes of the largest file that an account may upload. */
    public long largest() {
      return Math.min(fileBytes, accountBytes);
    }
  }

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
