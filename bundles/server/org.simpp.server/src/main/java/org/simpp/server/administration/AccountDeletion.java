package org.simpp.server.administration;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.simpp.model.Jid;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.presence.Subscriptions;
import org.simpp.server.roster.Rosters;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.AccountStore;
import org.simpp.store.RosterItem;
import org.simpp.store.StoreException;
import org.simpp.transport.StreamCondition;

/**
 * Deletes an account: its contacts hear that the subscriptions have ended, its sessions end, and
 * what is kept for it goes.
 */
public final class AccountDeletion {
  private final AccountStore accounts;
  private final Rosters rosters;
  private final Subscriptions subscriptions;
  private final SessionTable sessions;
  private final AccountLanes lanes;
  private final Consumer<Jid> files;

  /**
   * @param files told whose are to go
   */
  public AccountDeletion(
      AccountStore accounts,
      Rosters rosters,
      Subscriptions subscriptions,
      SessionTable sessions,
      AccountLanes lanes,
      Consumer<Jid> files) {
    this.accounts = accounts;
    this.rosters = rosters;
    this.subscriptions = subscriptions;
    this.sessions = sessions;
    this.lanes = lanes;
    this.files = files;
  }

  /** Completes when it is done, exceptionally with a {@link StoreException} when it is not. */
  public CompletionStage<Void> delete(Jid account) {
    return lanes.finish(account, () -> deleteNow(account));
  }

  private Void deleteNow(Jid account) throws StoreException {
    var items = rosters.items(account);
    accounts.delete(account);
    for (RosterItem item : items) {
      var unused = subscriptions.end(account, item);
    }
    for (Session session : sessions.of(account)) {
      session.close(StreamCondition.NOT_AUTHORIZED, "the account has been deleted");
    }
    rosters.forget(account);
    files.accept(account);
    return null;
  }
}
