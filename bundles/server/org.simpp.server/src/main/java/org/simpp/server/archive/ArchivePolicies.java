package org.simpp.server.archive;

import java.util.function.Predicate;
import org.simpp.model.Jid;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Attendance;
import org.simpp.server.routing.KnownAtOnce;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.archive.ArchivePreferences;
import org.simpp.xmpp.archive.ArchivePreferences.Policy;

/**
 * Whose messages each account wants in its archive (XEP-0441): in memory while it has a session.
 * Safe for use by many threads.
 */
public final class ArchivePolicies implements Attendance {
  private static final String COLLECTION = "archive";
  private static final String NAME = "preferences";

  private final DocumentStore store;
  private final Rosters rosters;
  private final Predicate<Jid> isOnline;
  private final KnownAtOnce<ArchivePreferences> known;

  public ArchivePolicies(DocumentStore store, Rosters rosters, Predicate<Jid> isOnline) {
    this.store = store;
    this.rosters = rosters;
    this.isOnline = isOnline;
    known = new KnownAtOnce<>(isOnline, ArchivePreferences.STANDARD, this::read);
  }

  @Override
  public void arrives(Jid account) throws StoreException {
    known.arrives(account);
  }

  @Override
  public void leaves(Jid account) {
    known.leaves(account);
  }

  /** Whether {@link #keeps} waits for nothing. */
  boolean isReady(Jid account, Jid peer) {
    return isOnline.test(account)
        && (known.present(account).with(peer) != Policy.ROSTER || rosters.isLoaded(account));
  }

  /**
   * Whether messages with {@code peer} belong into the archive; it may wait for the store.
   *
   * @param peer their recipient where the account sent them, otherwise their sender
   */
  boolean keeps(Jid account, Jid peer) throws StoreException {
    return switch (of(account).with(peer)) {
      case ALWAYS -> true;
      case NEVER -> false;
      case ROSTER ->
          rosters.find(account, peer.bare()).filter(contact -> contact.listed()).isPresent();
    };
  }

  /** What the account has said; it may wait for the store. */
  ArchivePreferences of(Jid account) throws StoreException {
    return known.of(account);
  }

  /** Keeps what an account with a session has said, durably, before this returns. */
  void change(Jid account, ArchivePreferences next) throws StoreException {
    if (next.equals(ArchivePreferences.STANDARD)) {
      store.remove(account, COLLECTION, NAME);
    } else {
      store.put(account, COLLECTION, NAME, ElementCodec.write(next.toElement()), 1);
    }
    known.changed(account, next);
  }

  private ArchivePreferences read(Jid account) throws StoreException {
    var kept = store.find(account, COLLECTION, NAME);
    if (kept.isEmpty()) {
      return ArchivePreferences.STANDARD;
    }
    try {
      return ArchivePreferences.of(ElementCodec.parse(kept.get()))
          .orElseThrow(() -> new MalformedXmlException("no preferences"));
    } catch (MalformedXmlException e) {
      // nothing is kept against anybody's will
      throw new StoreException(
          Reason.UNAVAILABLE, "the preferences of " + account + " cannot be read", e);
    }
  }
}
