package org.simpp.client.internal.settings;

import java.util.Objects;
import org.simpp.client.Disclosure;
import org.simpp.client.Presence;

/**
 * What an account says and tells of its person.
 *
 * @param presence what is said at the next sign-in
 */
public record Manners(Disclosure disclosure, Presence presence) {
  /** Of an account for which nobody has chosen anything. */
  public static final Manners USUAL =
      new Manners(Disclosure.USUAL, Presence.of(Presence.Show.AVAILABLE));

  public Manners {
    Objects.requireNonNull(disclosure);
    Objects.requireNonNull(presence);
  }

  public Manners withDisclosure(Disclosure other) {
    return new Manners(other, presence);
  }

  /**
   * With what was chosen, as it is to be said at the next sign-in: it stays until it is taken back,
   * do-not-disturb too. Only who was away is back by signing in.
   */
  public Manners withPresence(Presence chosen) {
    boolean isAway =
        chosen.show() == Presence.Show.AWAY || chosen.show() == Presence.Show.EXTENDED_AWAY;
    return new Manners(
        disclosure,
        isAway
            ? Presence.of(Presence.Show.AVAILABLE)
            : new Presence(chosen.show(), oneLine(chosen.status())));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
