package org.simpp.xmpp.archive;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;

/**
 * Whose messages an account wants in its archive (XEP-0441, section 2.1).
 *
 * @param policy for all the others
 * @param always with these
 * @param never with these; it goes before {@code always}
 */
public record ArchivePreferences(Policy policy, Set<Jid> always, Set<Jid> never) {
  /** The local name of the element, and of the question. */
  public static final String ELEMENT = "prefs";

  /** Where nobody has said anything else. */
  public static final ArchivePreferences STANDARD =
      new ArchivePreferences(Policy.ALWAYS, Set.of(), Set.of());

  /** How many addresses each of the two lists may have. */
  public static final int MAX_ADDRESSES = 1_000;

  /** What is done with everybody who is in neither list. */
  public enum Policy {
    ALWAYS,
    NEVER,
    /** Only messages with contacts in the roster are kept. */
    ROSTER;

    private String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Policy> of(String attribute) {
      for (Policy policy : values()) {
        if (policy.attribute().equals(attribute)) {
          return Optional.of(policy);
        }
      }
      return Optional.empty();
    }
  }

  public ArchivePreferences {
    Objects.requireNonNull(policy);
    always = Collections.unmodifiableSet(new LinkedHashSet<>(always));
    never = Collections.unmodifiableSet(new LinkedHashSet<>(never));
  }

  /**
   * What {@code prefs} writes; empty where it is none: no known policy, an address is none, or a
   * list is too long.
   */
  public static Optional<ArchivePreferences> of(Element prefs) {
    Optional<Policy> policy = prefs.attribute("default").flatMap(Policy::of);
    try {
      Set<Jid> always = addresses(prefs, "always");
      Set<Jid> never = addresses(prefs, "never");
      boolean isBounded = always.size() <= MAX_ADDRESSES && never.size() <= MAX_ADDRESSES;
      return prefs.is(Mam.NAMESPACE, ELEMENT) && isBounded
          ? policy.map(known -> new ArchivePreferences(known, always, never))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<Jid> addresses(Element prefs, String list) {
    Set<Jid> addresses = new LinkedHashSet<>();
    for (Element element : prefs.children(Mam.NAMESPACE, list)) {
      List<Element> listed = element.children(Mam.NAMESPACE, "jid");
      listed.forEach(jid -> addresses.add(Jid.of(jid.text().strip())));
    }
    return addresses;
  }

  /**
   * What is done with a message.
   *
   * @param peer its recipient where the account sent it, otherwise its sender (section 2.3)
   */
  public Policy with(Jid peer) {
    if (never.contains(peer) || never.contains(peer.bare())) {
      return Policy.NEVER;
    }
    return always.contains(peer) || always.contains(peer.bare()) ? Policy.ALWAYS : policy;
  }

  public Element toElement() {
    return Element.builder(Mam.NAMESPACE, ELEMENT)
        .attribute("default", policy.attribute())
        .child(list("always", always))
        .child(list("never", never))
        .build();
  }

  private static Element list(String name, Set<Jid> addresses) {
    Element.Builder list = Element.builder(Mam.NAMESPACE, name);
    addresses.forEach(address -> list.child("jid", address.toString()));
    return list.build();
  }
}
