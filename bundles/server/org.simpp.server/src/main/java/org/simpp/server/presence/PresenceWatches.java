package org.simpp.server.presence;

import java.util.List;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.session.Session;
import org.simpp.store.StoreException;

/** Several as one. */
public record PresenceWatches(List<PresenceWatch> all) implements PresenceWatch {
  public PresenceWatches {
    all = List.copyOf(all);
  }

  @Override
  public Stanza spread(Session session, Stanza presence) throws StoreException {
    Stanza spread = presence;
    for (PresenceWatch one : all) {
      spread = one.spread(session, spread);
    }
    return spread;
  }

  @Override
  public Stanza direct(Session session, Stanza presence) {
    Stanza direct = presence;
    for (PresenceWatch one : all) {
      direct = one.direct(session, direct);
    }
    return direct;
  }

  @Override
  public void available(Session session) {
    all.forEach(one -> one.available(session));
  }

  @Override
  public void unavailable(Session session, Stanza presence) {
    all.forEach(one -> one.unavailable(session, presence));
  }

  @Override
  public void left(Jid account) {
    all.forEach(one -> one.left(account));
  }

  @Override
  public void admitted(Jid user, Jid contact) {
    all.forEach(one -> one.admitted(user, contact));
  }
}
