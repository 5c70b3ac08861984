package org.simpp.server.presence;

import java.util.concurrent.CompletionStage;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a contact see a user's resources, or see them no more, as the subscription changes. */
final class Visibility {
  private static final Logger log = LoggerFactory.getLogger(Visibility.class);

  private final Rosters rosters;
  private final SessionTable sessions;
  private final Post post;
  private final AccountLanes lanes;
  private final PresenceWatch watch;

  Visibility(
      Rosters rosters, SessionTable sessions, Post post, AccountLanes lanes, PresenceWatch watch) {
    this.rosters = rosters;
    this.sessions = sessions;
    this.post = post;
    this.lanes = lanes;
    this.watch = watch;
  }

  /**
   * The contact hears first that it is subscribed, then of the presence, which goes out on the
   * user's lane as every broadcast does, so that none overtakes it (RFC 6121, section 3.1.5).
   *
   * @param approval completes when the contact has been told
   */
  void beginAfter(CompletionStage<Void> approval, Jid user, Jid contact) {
    var unused =
        approval
            .thenCompose(
                told ->
                    lanes.<Void>finish(
                        user,
                        () -> {
                          if (rosters.state(user, contact).from()) {
                            begin(user, contact);
                          }
                          return null;
                        }))
            .exceptionally(
                failure -> {
                  log.warn("{} does not see {}: {}", contact, user, failure.toString());
                  return null;
                });
  }

  private void begin(Jid user, Jid contact) {
    for (Session session : sessions.of(user)) {
      session
          .available()
          .ifPresent(now -> post.deliverToAvailable(contact, now.stanza().withTo(contact)));
    }
    watch.admitted(user, contact);
  }

  /** Every available resource of the user takes its leave; on the user's lane. */
  void end(Jid user, Jid contact) {
    for (Session session : sessions.availableOf(user)) {
      post.deliverToAvailable(
          contact,
          Stanza.builder(Stanza.Kind.PRESENCE)
              .from(session.address())
              .to(contact)
              .type("unavailable")
              .build());
    }
  }
}
