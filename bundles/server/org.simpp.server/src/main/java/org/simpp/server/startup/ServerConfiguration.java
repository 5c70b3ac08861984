package org.simpp.server.startup;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.simpp.server.cfg}, for tools; they are read and checked as text. */
@ObjectClassDefinition(name = "SIMPP server", description = "Domain, laboratory and limits")
@interface ServerConfiguration {
  @AttributeDefinition(description = "The domain that is served; it counts from the next start on")
  String domain() default "simpp.local";

  @AttributeDefinition(description = "Offer SIMPP-2007: for the laboratory only")
  boolean laboratory() default false;

  @AttributeDefinition(
      description = "Let clients whose kind of channel binding is not offered log in without one")
  boolean unboundFallback() default true;

  @AttributeDefinition(
      description = "Let those who do not see a client's presence send requests (IQs) to it")
  boolean requestsFromStrangers() default false;

  @AttributeDefinition(description = "The owner-only file with the PIN of the server's card")
  String pinFile() default "keys/pin";

  @AttributeDefinition(description = "What holds the server's card: keystore, pkcs11, piv, pcsc")
  String cardTechnology() default "keystore";

  @AttributeDefinition(description = "Contacts in one roster", min = "1", max = "10000")
  int maxRosterItems() default 1_000;

  @AttributeDefinition(
      description = "Messages that wait for one account",
      min = "0",
      max = "100000")
  int maxHeldStanzas() default 1_000;

  @AttributeDefinition(description = "Sessions of one account", min = "1", max = "100")
  int maxResources() default 10;

  @AttributeDefinition(description = "Work that waits for one account", min = "10", max = "100000")
  int maxWaitingTasks() default 1_000;

  @AttributeDefinition(description = "Rounds of PBKDF2", min = "10000", max = "1000000")
  int passwordIterations() default 10_000;

  @AttributeDefinition(
      description = "Seconds that a session whose link broke waits to be resumed",
      min = "0",
      max = "3600")
  int resumptionSeconds() default 300;

  @AttributeDefinition(
      description = "Addresses that one account may block",
      min = "1",
      max = "10000")
  int maxBlockedAddresses() default 1_000;

  @AttributeDefinition(
      description = "Nodes that one account publishes at",
      min = "1",
      max = "10000")
  int maxPublishNodes() default 200;

  @AttributeDefinition(description = "Items that one node keeps", min = "1", max = "10000")
  int maxPublishedItems() default 1_000;

  @AttributeDefinition(description = "Bytes of one published item", min = "1024", max = "1048576")
  int maxPublishedItemBytes() default 131_072;

  @AttributeDefinition(
      description = "Bytes of all that one account publishes",
      min = "65536",
      max = "1073741824")
  int maxPublishedBytes() default 10_485_760;

  @AttributeDefinition(description = "Keep messages in archives of the accounts (XEP-0313)")
  boolean archive() default true;

  @AttributeDefinition(
      description = "Days that archived messages are kept; 0 for ever",
      min = "0",
      max = "36500")
  int archiveDays() default 0;

  @AttributeDefinition(
      description = "Elements that one account keeps in private storage",
      min = "1",
      max = "10000")
  int maxPrivateDocuments() default 100;

  @AttributeDefinition(
      description = "Bytes of one of them, or of a vCard without its photo",
      min = "1024",
      max = "1048576")
  int maxDocumentBytes() default 65_536;

  @AttributeDefinition(description = "URIs for reports of abuse, with spaces between")
  String abuseAddresses() default "";

  @AttributeDefinition(description = "URIs for the administrators, with spaces between")
  String adminAddresses() default "";

  @AttributeDefinition(description = "URIs for feedback, with spaces between")
  String feedbackAddresses() default "";

  @AttributeDefinition(description = "URIs for sales, with spaces between")
  String salesAddresses() default "";

  @AttributeDefinition(description = "URIs for security concerns, with spaces between")
  String securityAddresses() default "";

  @AttributeDefinition(description = "URIs for the state of the service, with spaces between")
  String statusAddresses() default "";

  @AttributeDefinition(description = "URIs for support, with spaces between")
  String supportAddresses() default "";

  @AttributeDefinition(
      description = "Accounts that may do from a client what operators do, with spaces between")
  String administrators() default "";

  @AttributeDefinition(
      description = "Accounts that notify clients which are away, with spaces between")
  String pushServices() default "";

  @AttributeDefinition(description = "What they are told: count, sender or body")
  String pushSummary() default "count";

  @AttributeDefinition(
      description = "STUN and TURN servers, as turn:HOST:PORT?transport=udp, with spaces between")
  String externalServices() default "";

  @AttributeDefinition(description = "The owner-only file with the secret shared with TURN servers")
  String turnSecretFile() default "";

  @AttributeDefinition(
      description = "Hours that credentials at a TURN server are good",
      min = "1",
      max = "720")
  int turnCredentialHours() default 24;

  @AttributeDefinition(description = "Keep files for clients over HTTP (XEP-0363)")
  boolean uploads() default true;

  @AttributeDefinition(description = "MiB of one uploaded file", min = "1", max = "1048576")
  int maxUploadMebibytes() default 1_024;

  @AttributeDefinition(
      description = "MiB of all that one account has uploaded",
      min = "1",
      max = "1048576")
  int maxUploadedMebibytes() default 4_096;

  @AttributeDefinition(
      description = "Files that one account may upload in an hour",
      min = "1",
      max = "100000")
  int maxUploadsPerHour() default 500;

  @AttributeDefinition(description = "Days that an uploaded file is kept", min = "1", max = "3650")
  int uploadDays() default 30;

  @AttributeDefinition(description = "Days that an invitation is good", min = "1", max = "90")
  int invitationDays() default 7;

  @AttributeDefinition(
      description = "Days that a token to log in with is good; 0 gives none",
      min = "0",
      max = "365")
  int loginTokenDays() default 21;
}
