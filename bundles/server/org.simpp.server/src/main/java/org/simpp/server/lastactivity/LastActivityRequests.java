package org.simpp.server.lastactivity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.presence.LastPresences;
import org.simpp.server.roster.Rosters;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.lastactivity.LastActivity;

/**
 * Says how long the server has been running, and how long an account has been away, to those who
 * see its presence (XEP-0012, sections 3 and 5). A resource answers itself (section 4).
 */
public final class LastActivityRequests implements Feature {
  private final LastPresences last;
  private final SessionTable sessions;
  private final Rosters rosters;
  private final Clock clock;
  private final Instant started;

  public LastActivityRequests(
      LastPresences last, SessionTable sessions, Rosters rosters, Clock clock) {
    this.last = last;
    this.sessions = sessions;
    this.rosters = rosters;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(LastActivity.NAMESPACE);
  }

  @Override
  public Set<String> ofAccount() {
    return Set.of(LastActivity.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(
        IqHandler.of(
            new Element.Name(LastActivity.NAMESPACE, "query"),
            Set.of(Target.values()),
            this::answer));
  }

  private Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    if (request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "last activity is asked for with get");
    }
    if (request.target() == Target.SERVER) {
      return Optional.of(new LastActivity(since(started), "").toElement());
    }
    Jid asker = request.session().account();
    Jid account = request.addressee();
    if (!asker.equals(account) && !rosters.state(asker, account).to()) {
      throw new IqRefusal(StanzaCondition.FORBIDDEN, "");
    }
    return Optional.of(of(account).toElement());
  }

  private LastActivity of(Jid account) throws IqRefusal, StoreException {
    if (!sessions.availableOf(account).isEmpty()) {
      return new LastActivity(Duration.ZERO, "");
    }
    return last.of(account)
        .map(one -> new LastActivity(since(one.left()), one.status()))
        .orElseThrow(() -> new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "it was never here"));
  }

  /** A clock that was set back makes nothing happen in the future. */
  private Duration since(Instant then) {
    Duration time = Duration.between(then, clock.instant());
    return time.isNegative() ? Duration.ZERO : time;
  }
}
