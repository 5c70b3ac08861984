package org.simpp.client.internal.contacts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Presence;
import org.simpp.client.internal.stream.Presences;
import org.simpp.model.Jid;
import org.simpp.presence.Availability;
import org.simpp.presence.PresenceService;

/** Which programs of which contacts are there, as their presence says. On the loop only. */
public final class Resources {
  private static final int MAX_PER_CONTACT = 50;

  /** What one program has said. */
  private record Heard(Availability availability, @Nullable Instant idleSince) {}

  private final PresenceService rules;
  private final Map<Jid, Map<String, Heard>> byContact = new HashMap<>();
  private long order;

  public Resources(PresenceService rules) {
    this.rules = rules;
  }

  /** A number larger than every one before. */
  public long nextOrder() {
    return ++order;
  }

  /**
   * A program is there and has said something.
   *
   * @param idleSince when its person used the computer last; null where that is not said
   */
  public void available(Jid full, Availability availability, @Nullable Instant idleSince) {
    Map<String, Heard> resources =
        byContact.computeIfAbsent(full.bare(), contact -> new HashMap<>());
    if (resources.size() < MAX_PER_CONTACT || resources.containsKey(full.resource())) {
      resources.put(full.resource(), new Heard(availability, idleSince));
    }
  }

  public void unavailable(Jid full) {
    Map<String, Heard> resources = byContact.get(full.bare());
    if (resources == null) {
      return;
    }
    if (full.isBare()) {
      byContact.remove(full);
    } else {
      resources.remove(full.resource());
    }
  }

  public void clear() {
    byContact.clear();
  }

  public boolean isThere(Jid full) {
    Map<String, Heard> resources = byContact.get(full.bare());
    return resources != null && resources.containsKey(full.resource());
  }

  /** What is shown of a contact: what its foremost program says. */
  public Optional<Presence> foremost(Jid contact) {
    Map<String, Heard> heard = byContact.getOrDefault(contact.bare(), Map.of());
    return rules
        .foremost(of(contact))
        .map(first -> Presences.presence(first, idleSince(heard.get(first.resource()))));
  }

  private static @Nullable Instant idleSince(@Nullable Heard heard) {
    return heard == null ? null : heard.idleSince();
  }

  /** The full addresses of a contact, the foremost first. */
  public List<Jid> addresses(Jid contact) {
    List<Jid> addresses = new ArrayList<>();
    List<Availability> left = new ArrayList<>(of(contact));
    while (!left.isEmpty()) {
      Availability next = rules.foremost(left).orElse(left.get(0));
      left.remove(next);
      addresses.add(contact.withResource(next.resource()));
    }
    return addresses;
  }

  private Collection<Availability> of(Jid contact) {
    return byContact.getOrDefault(contact.bare(), Map.of()).values().stream()
        .map(Heard::availability)
        .toList();
  }
}
