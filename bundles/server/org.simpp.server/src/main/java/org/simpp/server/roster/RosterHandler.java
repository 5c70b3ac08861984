package org.simpp.server.roster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.session.Session;
import org.simpp.store.RosterChange;
import org.simpp.store.RosterItem;
import org.simpp.store.RosterStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.roster.RosterEntry;
import org.simpp.xmpp.roster.RosterQuery;

/** Gives and changes the roster (RFC 6121, sections 2.2 to 2.6). */
public final class RosterHandler implements Feature, IqHandler {
  private final Rosters rosters;
  private final RosterPushes pushes;
  private final ContactRemoval removal;

  /** Ends the subscriptions with a contact whom the user removes (RFC 6121, section 2.5.2). */
  @FunctionalInterface
  public interface ContactRemoval {
    /** Completes when the contact's side has been dealt with, never exceptionally. */
    CompletionStage<Void> endSubscriptions(Jid user, RosterItem item);
  }

  public RosterHandler(Rosters rosters, RosterPushes pushes, ContactRemoval removal) {
    this.rosters = rosters;
    this.pushes = pushes;
    this.removal = removal;
  }

  @Override
  public List<Element> ofStream() {
    return List.of(Element.of(RosterQuery.VERSIONING, "ver"));
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(this);
  }

  @Override
  public Element.Name name() {
    return new Element.Name(RosterQuery.NAMESPACE, "query");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.OWN_ACCOUNT, Target.OTHER_ACCOUNT);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    if (request.target() != Target.OWN_ACCOUNT) {
      throw new IqRefusal(
          request.isSet() ? StanzaCondition.FORBIDDEN : StanzaCondition.SERVICE_UNAVAILABLE,
          "a roster is its owner's business");
    }
    if (request.isSet()) {
      var unused = change(request.session().account(), request.child());
      return Optional.empty();
    }
    return roster(request.session(), request.child().attribute("ver"));
  }

  /**
   * A removal is answered when the contact's side has been dealt with, so that nothing that it
   * leads to there comes behind what the user does next.
   */
  @Override
  public CompletionStage<Optional<Element>> answerLater(IqRequest request)
      throws IqRefusal, StoreException {
    return request.isSet() && request.target() == Target.OWN_ACCOUNT
        ? change(request.session().account(), request.child()).thenApply(done -> Optional.empty())
        : CompletableFuture.completedFuture(answer(request));
  }

  private Optional<Element> roster(Session session, Optional<String> known) throws StoreException {
    session.becomeInterested();
    Jid owner = session.account();
    if (changesSince(owner, known).isPresent()) {
      return Optional.empty();
    }
    RosterStore.Roster whole = rosters.whole(owner);
    List<RosterEntry> items =
        whole.items().stream().filter(RosterItem::listed).map(RosterElements::entry).toList();
    return Optional.of(RosterElements.query(whole.version(), items));
  }

  /** An empty result is followed by one push for each item that has changed (section 2.6.3). */
  @Override
  public void answered(IqRequest request) throws StoreException {
    Session session = request.session();
    if (!request.isSet()) {
      changesSince(session.account(), request.child().attribute("ver"))
          .ifPresent(changes -> changes.forEach(change -> catchUp(session, change)));
    }
  }

  private Optional<List<RosterChange>> changesSince(Jid owner, Optional<String> version)
      throws StoreException {
    if (version.isEmpty()) {
      return Optional.empty();
    }
    try {
      return rosters.changesSince(owner, Long.parseLong(version.get()));
    } catch (NumberFormatException e) {
      // Not a version of ours: "" asks for the first roster, others are answered with the whole
      // one.
      return Optional.empty();
    }
  }

  private void catchUp(Session session, RosterChange change) {
    pushes.push(session, change.contact(), new Rosters.Changed(change.item(), change.version()));
  }

  private CompletionStage<Void> change(Jid owner, Element query) throws IqRefusal, StoreException {
    if (RosterElements.hasNamelessGroup(query)) {
      throw new IqRefusal(StanzaCondition.NOT_ACCEPTABLE, "a group has a name");
    }
    if (RosterElements.hasTooLongName(query)) {
      throw new IqRefusal(
          StanzaCondition.NOT_ACCEPTABLE,
          "a name has at most " + RosterEntry.MAX_LENGTH + " characters");
    }
    RosterEntry wanted =
        RosterElements.wanted(query)
            .orElseThrow(
                () -> new IqRefusal(StanzaCondition.BAD_REQUEST, "one item with an address"));
    if (wanted.contact().equals(owner)) {
      throw new IqRefusal(StanzaCondition.NOT_ALLOWED, "nobody is a contact of their own");
    }
    if (wanted.subscription() == RosterEntry.Subscription.REMOVE) {
      return remove(owner, wanted.contact());
    }
    set(owner, wanted);
    return CompletableFuture.completedFuture(null);
  }

  private void set(Jid owner, RosterEntry wanted) throws StoreException {
    Optional<RosterItem> present = rosters.find(owner, wanted.contact());
    RosterItem item =
        new RosterItem(
            wanted.contact(),
            wanted.name(),
            wanted.groups(),
            present.map(RosterItem::subscription).orElse("none"),
            present.map(RosterItem::pendingOut).orElse(false),
            present.map(RosterItem::pendingIn).orElse(false),
            present.map(RosterItem::request).orElse(Bytes.empty()),
            present.map(RosterItem::preApproved).orElse(false),
            true);
    pushes.push(owner, wanted.contact(), rosters.put(owner, item));
  }

  private CompletionStage<Void> remove(Jid owner, Jid contact) throws IqRefusal, StoreException {
    RosterItem item =
        rosters
            .find(owner, contact)
            .filter(RosterItem::listed)
            .orElseThrow(() -> new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, ""));
    Rosters.Changed change = rosters.remove(owner, contact);
    pushes.push(owner, contact, change);
    return removal.endSubscriptions(owner, item);
  }
}
