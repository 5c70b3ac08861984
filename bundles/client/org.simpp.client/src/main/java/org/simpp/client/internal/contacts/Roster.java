package org.simpp.client.internal.contacts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.simpp.client.ClientException;
import org.simpp.client.Contact;
import org.simpp.client.ContactEvent;
import org.simpp.client.ContactRequest;
import org.simpp.client.Contacts;
import org.simpp.client.Presence;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Presences;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.roster.RosterEntry;
import org.simpp.xmpp.roster.RosterQuery;

/** The contact list as the server keeps it, and what is known of each contact (RFC 6121). */
public final class Roster implements Contacts {
  private static final int MAX_REQUESTS = 100;
  private static final int MAX_REQUEST_TEXT = 1_000;

  private final Loop loop;
  private final Wire wire;
  private final AccountBook book;
  private final Clock clock;
  private final Resources resources;
  private final Function<Jid, Reachability> reachability;
  private final Listeners<ContactEvent> listeners;
  private final Map<Jid, RosterEntry> items = new HashMap<>();
  private final Map<Jid, Contact> shown = new ConcurrentHashMap<>();
  private volatile List<ContactRequest> requests = List.of();
  private String version = "";

  /**
   * @param reachability asked on the loop whenever a contact is shown anew
   */
  public Roster(
      Loop loop,
      Wire wire,
      AccountBook book,
      Clock clock,
      Resources resources,
      Function<Jid, Reachability> reachability) {
    this.loop = loop;
    this.wire = wire;
    this.book = book;
    this.clock = clock;
    this.resources = resources;
    this.reachability = reachability;
    this.listeners = new Listeners<>(loop);
  }

  @Override
  public List<Contact> all() {
    return shown.values().stream()
        .sorted(
            Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(contact -> contact.address().toString()))
        .toList();
  }

  @Override
  public Optional<Contact> find(Jid address) {
    return Optional.ofNullable(shown.get(address.bare()));
  }

  @Override
  public List<ContactRequest> requests() {
    return requests;
  }

  @Override
  public CompletionStage<Void> add(Jid address, String name, Set<String> groups, boolean approved) {
    return loop.compose(
        () -> {
          requireContact(address);
          wire.require();
          book.change(settings -> settings.withApproved(address, approved));
          return set(RosterEntries.of(address, name.strip(), groups))
              .thenRun(
                  () -> {
                    subscription(address, "subscribe");
                    if (approved && requests.stream().anyMatch(one -> one.from().equals(address))) {
                      subscription(address, "subscribed");
                      forget(address);
                    }
                  });
        });
  }

  @Override
  public CompletionStage<Void> accept(Jid address) {
    return loop.compose(
        () -> {
          requireContact(address);
          wire.require();
          grant(address);
          return CompletableFuture.completedFuture(null);
        });
  }

  @Override
  public CompletionStage<Void> decline(Jid address) {
    return loop.compose(
        () -> {
          requireContact(address);
          wire.require();
          subscription(address, "unsubscribed");
          forget(address);
          return CompletableFuture.completedFuture(null);
        });
  }

  @Override
  public CompletionStage<Void> remove(Jid address) {
    return loop.compose(
        () -> {
          wire.require();
          book.change(settings -> settings.withApproved(address, false).withKey(address, null));
          RosterEntry item = items.get(address);
          return item == null
              ? CompletableFuture.completedFuture(null)
              : set(RosterEntry.removal(address));
        });
  }

  @Override
  public CompletionStage<Void> change(Jid address, String name, Set<String> groups) {
    return loop.compose(
        () -> {
          requireContact(address);
          wire.require();
          return set(RosterEntries.of(address, name.strip(), groups));
        });
  }

  @Override
  public Registration listen(Consumer<ContactEvent> listener) {
    return listeners.add(listener);
  }

  /** Asks for the list over a new connection (RFC 6121, section 2.2 and 2.6). */
  public CompletionStage<Void> fetch(Line line) {
    boolean isVersioned = line.features().contains(RosterQuery.VERSIONING);
    Element query = RosterQuery.request(isVersioned ? version : null).toElement();
    return loop.here(line.requests().request(null, "get", query))
        .thenAccept(result -> result.flatMap(RosterQuery::of).ifPresent(this::replace));
  }

  /** A push of the server (RFC 6121, section 2.1.6). */
  public void push(RosterQuery query) {
    version = Objects.requireNonNullElse(query.version(), version);
    query.entries().forEach(this::take);
  }

  /** Somebody wants to see our presence (RFC 6121, section 3.1.3). */
  public void requested(Jid from, List<Element> children) {
    Jid contact = from.bare();
    if (book.settings().approved().contains(contact)) {
      grant(contact);
      return;
    }
    boolean isNew = requests.stream().noneMatch(request -> request.from().equals(contact));
    // The server keeps those beyond the bound, and sends them again at the next log-in.
    if (isNew && requests.size() < MAX_REQUESTS) {
      String status = Presences.availability("", children, 0).status();
      String message = status.substring(0, Math.min(status.length(), MAX_REQUEST_TEXT));
      List<ContactRequest> more = new ArrayList<>(requests);
      more.add(new ContactRequest(contact, message, clock.instant()));
      requests = List.copyOf(more);
      listeners.tell(new ContactEvent.RequestsChanged(requests));
    }
  }

  /** Shows a contact anew if anything about it is new. */
  public void refresh(Jid contact) {
    RosterEntry item = items.get(contact.bare());
    if (item == null) {
      return;
    }
    Contact now = contact(item);
    if (!now.equals(shown.put(item.contact(), now))) {
      listeners.tell(new ContactEvent.Changed(now));
    }
  }

  public void refreshAll() {
    List.copyOf(items.keySet()).forEach(this::refresh);
  }

  /** Whether the contact lets us see its presence. */
  public boolean sees(Jid contact) {
    RosterEntry item = items.get(contact.bare());
    return item != null && RosterEntries.sees(item);
  }

  /** Whether the contact may see our presence. */
  public boolean isSeenBy(Jid contact) {
    RosterEntry item = items.get(contact.bare());
    return item != null && RosterEntries.isSeen(item);
  }

  private void replace(RosterQuery query) {
    version = Objects.requireNonNullElse(query.version(), "");
    Set<Jid> fresh = query.entries().stream().map(RosterEntry::contact).collect(Collectors.toSet());
    List.copyOf(items.keySet()).stream()
        .filter(contact -> !fresh.contains(contact))
        .forEach(contact -> take(RosterEntry.removal(contact)));
    query.entries().forEach(this::take);
  }

  private void take(RosterEntry item) {
    if (RosterEntries.isRemoved(item)) {
      items.remove(item.contact());
      if (shown.remove(item.contact()) != null) {
        listeners.tell(new ContactEvent.Removed(item.contact()));
      }
      return;
    }
    items.put(item.contact(), item);
    if (RosterEntries.isSeen(item)) {
      forget(item.contact());
    }
    refresh(item.contact());
  }

  private Contact contact(RosterEntry item) {
    Presence presence =
        resources
            .foremost(item.contact())
            .orElse(
                Presence.of(
                    RosterEntries.sees(item) ? Presence.Show.OFFLINE : Presence.Show.UNKNOWN));
    return new Contact(
        item.contact(),
        item.name().isEmpty() ? item.contact().toString() : item.name(),
        item.groups(),
        RosterEntries.shown(item),
        presence,
        reachability.apply(item.contact()));
  }

  private CompletionStage<Void> set(RosterEntry item) throws ClientException {
    Element query = RosterQuery.of(null, item).toElement();
    return loop.here(wire.require().requests().request(null, "set", query)).thenApply(done -> null);
  }

  private void grant(Jid contact) {
    subscription(contact, "subscribed");
    forget(contact);
    RosterEntry item = items.get(contact);
    if (item == null || (!RosterEntries.sees(item) && !item.asked())) {
      subscription(contact, "subscribe");
    }
  }

  private void forget(Jid contact) {
    List<ContactRequest> left =
        requests.stream().filter(request -> !request.from().equals(contact)).toList();
    if (left.size() != requests.size()) {
      requests = left;
      listeners.tell(new ContactEvent.RequestsChanged(left));
    }
  }

  private void subscription(Jid contact, String type) {
    wire.line()
        .ifPresent(
            line -> line.outlet().send(Stanza.Kind.PRESENCE, contact, type, null, List.of()));
  }

  private static void requireContact(Jid address) throws ClientException {
    if (!address.isBare() || address.isDomain()) {
      throw Troubles.exception(
          Trouble.Cause.ADDRESS_NOT_ALLOWED,
          "a contact has an address like name@example.com",
          address.toString());
    }
  }
}
