package org.simpp.xmpp.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;

/**
 * A roster, a part of it, or the question for it (RFC 6121, section 2.1.1).
 *
 * @param version null where versions are not used (section 2.6)
 */
public record RosterQuery(@Nullable String version, List<RosterEntry> entries) {
  public static final String NAMESPACE = "jabber:iq:roster";

  /** The namespace of the stream feature that says that versions are used (section 2.6.1). */
  public static final String VERSIONING = "urn:xmpp:features:rosterver";

  public RosterQuery {
    entries = List.copyOf(entries);
  }

  /**
   * The question for the whole roster, or for what has changed.
   *
   * @param version the last known one, "" for none; null where versions are not used
   */
  public static RosterQuery request(@Nullable String version) {
    return new RosterQuery(version, List.of());
  }

  /** What sets, removes or pushes one item. */
  public static RosterQuery of(@Nullable String version, RosterEntry entry) {
    return new RosterQuery(version, List.of(entry));
  }

  /** What {@code query} writes; empty where it is none, or an item of it is none. */
  public static Optional<RosterQuery> of(Element query) {
    if (!query.is(NAMESPACE, "query")) {
      return Optional.empty();
    }
    List<RosterEntry> entries = new ArrayList<>();
    for (Element child : query.children()) {
      Optional<RosterEntry> entry = RosterEntry.of(child);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return Optional.of(new RosterQuery(query.attribute("ver").orElse(null), entries));
  }

  public Element toElement() {
    Element.Builder query = Element.builder(NAMESPACE, "query").attribute("ver", version);
    entries.forEach(entry -> query.child(entry.toElement()));
    return query.build();
  }
}
