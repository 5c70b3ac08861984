package org.simpp.server.presence;

import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;

/**
 * Asks what a contact's presence is (RFC 6121, section 4.3). The answer is given on the contact's
 * lane, so that it never overtakes, nor is overtaken by, what the contact broadcasts.
 */
public final class Probes {
  private final SessionTable sessions;
  private final Rosters rosters;
  private final AccountLanes lanes;

  public Probes(SessionTable sessions, Rosters rosters, AccountLanes lanes) {
    this.sessions = sessions;
    this.rosters = rosters;
    this.lanes = lanes;
  }

  /** Gives {@code asker} the presence of {@code contact}, if the contact's roster allows it. */
  public void probe(Session asker, Jid contact) {
    if (sessions.isOnline(contact)) {
      var unused =
          lanes.call(
              contact,
              () -> {
                if (rosters.state(contact, asker.account()).from()) {
                  answer(asker, contact);
                }
                return null;
              });
    }
  }

  private void answer(Session asker, Jid contact) {
    for (Session session : sessions.of(contact)) {
      session
          .available()
          .map(Session.Available::stanza)
          .map(presence -> presence.withTo(asker.account()))
          .ifPresent((Stanza presence) -> asker.send(presence));
    }
  }
}
