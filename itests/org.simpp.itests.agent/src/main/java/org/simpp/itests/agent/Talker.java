package org.simpp.itests.agent;

import org.simpp.model.Jid;

/** Somebody who talks to a contact. */
public interface Talker {
  /** Makes an account and signs in; its bare address. */
  String register(String invitation, String server, String pin) throws Exception;

  /** Puts somebody on the contact list, whose own request is accepted. */
  void befriend(Jid contact) throws Exception;

  /** Whether the contact is available. */
  boolean sees(Jid contact);

  /** Writes the numbers from 0 on, so many a second. */
  void write(Jid contact, int rate);

  /** Writes no more. */
  void hush();

  /** What has come of it, in one line. */
  String report();
}
