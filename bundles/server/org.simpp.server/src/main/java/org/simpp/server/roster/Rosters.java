package org.simpp.server.roster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.presence.SubscriptionState;
import org.simpp.store.RosterItem;
import org.simpp.store.RosterStore;
import org.simpp.store.StoreException;

/**
 * The rosters, those of accounts that are online also in memory. Every method may wait for the
 * store and is called on the owner's lane, but {@link #isLoaded} and {@link #find}, which are for
 * everybody.
 */
public final class Rosters {
  private final RosterStore store;
  private final Predicate<Jid> isOnline;
  private final IntSupplier maxItems;
  private final ConcurrentHashMap<Jid, Map<Jid, RosterItem>> loaded = new ConcurrentHashMap<>();

  /**
   * An item after a change.
   *
   * @param item as it is now; empty where it has gone
   * @param version of the roster
   */
  public record Changed(Optional<RosterItem> item, long version) {}

  public Rosters(RosterStore store, Predicate<Jid> isOnline, IntSupplier maxItems) {
    this.store = store;
    this.isOnline = isOnline;
    this.maxItems = maxItems;
  }

  /** All items of {@code owner}, unlisted ones too. */
  public Collection<RosterItem> items(Jid owner) throws StoreException {
    return List.copyOf(roster(owner).values());
  }

  /** The roster with its version, as the store has it. */
  public RosterStore.Roster whole(Jid owner) throws StoreException {
    return store.load(owner);
  }

  /** What has changed since; see {@link RosterStore#changesSince}. */
  public Optional<List<org.simpp.store.RosterChange>> changesSince(Jid owner, long version)
      throws StoreException {
    return store.changesSince(owner, version);
  }

  /** Whether {@link #find} waits for nothing. */
  public boolean isLoaded(Jid owner) {
    return loaded.containsKey(owner);
  }

  public Optional<RosterItem> find(Jid owner, Jid contact) throws StoreException {
    Map<Jid, RosterItem> roster = loaded.get(owner);
    return roster == null ? store.find(owner, contact) : Optional.ofNullable(roster.get(contact));
  }

  /** The state of {@code contact} in that roster. */
  public SubscriptionState state(Jid owner, Jid contact) throws StoreException {
    return find(owner, contact).map(Rosters::stateOf).orElse(SubscriptionState.NONE);
  }

  /** Makes or replaces an item. */
  public Changed put(Jid owner, RosterItem item) throws StoreException {
    long version = store.put(owner, item, maxItems.getAsInt());
    loaded.computeIfPresent(
        owner,
        (key, roster) -> {
          roster.put(item.contact(), item);
          return roster;
        });
    return new Changed(Optional.of(item), version);
  }

  /** Removes an item. */
  public Changed remove(Jid owner, Jid contact) throws StoreException {
    long version = store.remove(owner, contact);
    loaded.computeIfPresent(
        owner,
        (key, roster) -> {
          roster.remove(contact);
          return roster;
        });
    return new Changed(Optional.empty(), version);
  }

  /**
   * Gives the contact another state. An item that the user has never seen, and that says nothing
   * any more, goes.
   *
   * @param request the request that makes it pend, kept until it does not; empty for no new one
   */
  public Changed change(Jid owner, Jid contact, SubscriptionState state, Bytes request)
      throws StoreException {
    Optional<RosterItem> present = find(owner, contact);
    Bytes pending = request.isEmpty() ? present.map(RosterItem::request).orElse(request) : request;
    boolean seen = state.to() || state.from() || state.pendingOut() || state.preApproved();
    boolean listed = seen || present.map(RosterItem::listed).orElse(false);
    if (!listed && !state.pendingIn()) {
      return remove(owner, contact);
    }
    return put(
        owner,
        new RosterItem(
            contact,
            present.map(RosterItem::name).orElse(""),
            present.map(RosterItem::groups).orElse(Set.of()),
            state.subscription(),
            state.pendingOut(),
            state.pendingIn(),
            state.pendingIn() ? pending : Bytes.empty(),
            state.preApproved(),
            listed));
  }

  /** Lets go of what is in memory for an account that is not online any more. */
  public void release(Jid owner) {
    if (!isOnline.test(owner)) {
      loaded.remove(owner);
    }
  }

  /** Lets go of what is in memory for an account that has been deleted. */
  public void forget(Jid owner) {
    loaded.remove(owner);
  }

  /** The state that an item stands for. */
  public static SubscriptionState stateOf(RosterItem item) {
    String subscription = item.subscription();
    boolean both = subscription.equals("both");
    return new SubscriptionState(
        both || subscription.equals("to"),
        both || subscription.equals("from"),
        item.pendingOut(),
        item.pendingIn(),
        item.preApproved());
  }

  private Map<Jid, RosterItem> roster(Jid owner) throws StoreException {
    Map<Jid, RosterItem> present = loaded.get(owner);
    if (present != null) {
      return present;
    }
    Map<Jid, RosterItem> roster = new ConcurrentHashMap<>();
    store.load(owner).items().forEach(item -> roster.put(item.contact(), item));
    if (isOnline.test(owner)) {
      loaded.put(owner, roster);
    }
    return roster;
  }
}
