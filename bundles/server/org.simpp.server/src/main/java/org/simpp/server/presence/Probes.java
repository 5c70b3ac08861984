package org.simpp.server.presence;

import java.util.List;
import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Barrier;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionPresence;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;

/**
 * Asks what a contact's presence is (RFC 6121, section 4.3). The answer is given on the contact's
 * lane, so that it never overtakes, nor is overtaken by, what the contact broadcasts.
 */
public final class Probes {
  private final SessionTable sessions;
  private final Rosters rosters;
  private final Subscriptions subscriptions;
  private final Post post;
  private final AccountLanes lanes;
  private final Barrier barrier;
  private final LastPresences last;

  public Probes(
      SessionTable sessions,
      Rosters rosters,
      Subscriptions subscriptions,
      Post post,
      AccountLanes lanes,
      Barrier barrier,
      LastPresences last) {
    this.sessions = sessions;
    this.rosters = rosters;
    this.subscriptions = subscriptions;
    this.post = post;
    this.lanes = lanes;
    this.barrier = barrier;
    this.last = last;
  }

  /**
   * Gives {@code asker}, who becomes available, the presence of {@code contact}, if the contact's
   * roster allows it. That somebody is away goes without saying here (section 4.3.2, rule 3).
   */
  public void probe(Session asker, Jid contact) {
    if (sessions.isOnline(contact)) {
      var unused =
          lanes.call(
              contact,
              () -> {
                if (rosters.state(contact, asker.account()).from()) {
                  presences(contact)
                      .forEach(now -> post.deliverTo(asker, now.withTo(asker.account())));
                }
                return null;
              });
    }
  }

  /** Answers a probe that a client has sent itself; it always gets an answer (section 4.3.2). */
  void answer(Session asker, Stanza probe) {
    Jid asked = probe.to().orElse(asker.account());
    var unused =
        lanes
            .call(
                asked.bare(),
                () -> {
                  answer(asker, asked, probe);
                  return null;
                })
            .exceptionally(
                failure -> {
                  post.reject(probe, failure);
                  return null;
                });
  }

  private void answer(Session asker, Jid asked, Stanza probe) throws StoreException {
    if (barrier.standsAway(asked.bare(), asker.address())) {
      // No answer to whom is blocked (XEP-0191, section 3.3).
      return;
    }
    boolean allowed =
        asked.bare().equals(asker.account()) || rosters.state(asked.bare(), asker.account()).from();
    Optional<Session> one = asked.isBare() ? Optional.empty() : sessions.find(asked);
    if (allowed && asked.isBare()) {
      List<Stanza> presences = presences(asked);
      presences.forEach(now -> post.deliverTo(asker, now.withTo(asker.account())));
      if (presences.isEmpty()) {
        asker.send(away(asked, asker, probe));
      }
    } else if (allowed) {
      give(asker, asked, one.filter(session -> session.available().isPresent()), probe);
    } else if (one.filter(session -> session.directed().reaches(asker.address())).isPresent()) {
      // Section 4.6.5: who has got directed presence may ask for that resource.
      give(asker, asked, one, probe);
    } else {
      subscriptions.refuseProbe(asker, without(asked.bare(), asker, probe, "unsubscribed"));
    }
  }

  /** Somebody who is away has left with these words, and then (section 4.3.2, rule 3). */
  private Stanza away(Jid asked, Session asker, Stanza probe) throws StoreException {
    Stanza away = without(asked, asker, probe, "unavailable");
    return last.of(asked).map(left -> away.withPayload(left.payload())).orElse(away);
  }

  private List<Stanza> presences(Jid contact) {
    return sessions.of(contact).stream()
        .flatMap(session -> session.available().stream())
        .map(SessionPresence::stanza)
        .toList();
  }

  /** Of one resource only whether it is there is said (section 4.3.2). */
  private static void give(Session asker, Jid asked, Optional<Session> there, Stanza probe) {
    if (there.isEmpty()) {
      asker.send(without(asked, asker, probe, "unavailable"));
    } else {
      Optional<String> id = there.get().available().flatMap(now -> now.stanza().id());
      asker.send(
          Stanza.builder(Stanza.Kind.PRESENCE)
              .from(asked)
              .to(asker.address())
              .id(id.orElse(null))
              .build());
    }
  }

  /** An answer that says nothing of a resource bears the probe's id (section 4.3.2.1). */
  private static Stanza without(Jid asked, Session asker, Stanza probe, String type) {
    return Stanza.builder(Stanza.Kind.PRESENCE)
        .from(asked)
        .to(asker.account())
        .id(probe.id().orElse(null))
        .type(type)
        .build();
  }
}
