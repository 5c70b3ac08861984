package org.simpp.server.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.presence.Availability;

/**
 * The bound sessions by account and resource. What is read is a snapshot; safe for use by many
 * threads.
 */
public final class SessionTable {
  private final ConcurrentHashMap<Jid, Map<String, Session>> accounts = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** What putting a session in led to. */
  public sealed interface Placed {
    /** It is in; {@code displaced} had its resource before, if anyone. */
    record In(Optional<Session> displaced) implements Placed {}

    /** The account has as many resources as it may. */
    record TooMany() implements Placed {}
  }

  /**
   * Puts {@code session} in; one of the same resource goes.
   *
   * @param maxResources refuse where the account has so many others
   */
  public Placed put(Session session, int maxResources) {
    @Nullable Session[] displaced = new Session[1];
    boolean[] tooMany = new boolean[1];
    String resource = session.address().resource();
    accounts.compute(
        session.account(),
        (account, present) -> {
          Map<String, Session> resources = present == null ? Map.of() : present;
          displaced[0] = resources.get(resource);
          tooMany[0] = displaced[0] == null && resources.size() >= maxResources;
          if (tooMany[0]) {
            return present;
          }
          Map<String, Session> next = new TreeMap<>(resources);
          next.put(resource, session);
          return Map.copyOf(next);
        });
    if (tooMany[0]) {
      return new Placed.TooMany();
    }
    if (displaced[0] == null) {
      count.incrementAndGet();
    }
    return new Placed.In(Optional.ofNullable(displaced[0]));
  }

  /** Takes exactly that session out; false where it was not in. */
  public boolean remove(Session session) {
    boolean[] removed = new boolean[1];
    accounts.computeIfPresent(
        session.account(),
        (account, resources) -> {
          removed[0] = resources.get(session.address().resource()) == session;
          if (!removed[0]) {
            return resources;
          }
          Map<String, Session> next = new TreeMap<>(resources);
          next.remove(session.address().resource());
          return next.isEmpty() ? null : Map.copyOf(next);
        });
    if (removed[0]) {
      count.decrementAndGet();
    }
    return removed[0];
  }

  /** The session of a full address. */
  public Optional<Session> find(Jid full) {
    return Optional.ofNullable(resources(full.bare()).get(full.resource()));
  }

  /** All sessions of an account. */
  public Collection<Session> of(Jid account) {
    return resources(account).values();
  }

  /** The sessions of an account that are available (RFC 6121, section 4.2). */
  public List<Session> availableOf(Jid account) {
    return of(account).stream().filter(session -> session.available().isPresent()).toList();
  }

  /**
   * As {@link #availableOf}, for the rules of presence; those that wait to be resumed only where
   * nobody else is there.
   */
  public List<Availability> availabilities(Jid account) {
    List<Availability> attached = new ArrayList<>();
    List<Availability> waiting = new ArrayList<>();
    for (Session session : of(account)) {
      session.availability().ifPresent(session.isAttached() ? attached::add : waiting::add);
    }
    return attached.isEmpty() ? waiting : attached;
  }

  /** Whether the account has a session. */
  public boolean isOnline(Jid account) {
    return accounts.containsKey(account);
  }

  public List<Session> all() {
    return accounts.values().stream().flatMap(resources -> resources.values().stream()).toList();
  }

  public int size() {
    return count.get();
  }

  private Map<String, Session> resources(Jid account) {
    return accounts.getOrDefault(account, Map.of());
  }
}
