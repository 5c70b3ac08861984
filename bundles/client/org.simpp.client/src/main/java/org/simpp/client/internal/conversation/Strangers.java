package org.simpp.client.internal.conversation;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.simpp.client.Conversations;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.model.Jid;

/**
 * Who has written without being on the contact list, and how much of it is kept: so many people,
 * and of each so many entries and bytes, until a person adds or dismisses them. Only {@link #all}
 * may be called by any thread.
 */
final class Strangers {
  static final int MAX_ENTRIES = 100;
  static final int MAX_BYTES = 65_536;

  private record Kept(int entries, long bytes) {
    static final Kept NOTHING = new Kept(0, 0);

    Kept and(int more) {
      return new Kept(entries + 1, bytes + more);
    }
  }

  /** What becomes of an entry that came. */
  sealed interface Verdict {
    /** It is kept. */
    record Take() implements Verdict {}

    /**
     * It is not kept.
     *
     * @param told what a person should be told; empty where they were told already
     */
    record Refuse(Optional<Trouble> told) implements Verdict {}
  }

  private final Map<Jid, Kept> kept = new ConcurrentHashMap<>();
  private final Set<Jid> told = new HashSet<>();
  private boolean toldOfTooMany;

  /** What becomes of an entry of {@code bytes} that came from {@code stranger}. */
  Verdict judge(Jid stranger, int bytes) {
    Kept before = kept.get(stranger);
    if (before == null) {
      return kept.size() < Conversations.MAX_STRANGERS ? new Verdict.Take() : tooMany(stranger);
    }
    Kept after = before.and(bytes);
    return after.entries() <= MAX_ENTRIES && after.bytes() <= MAX_BYTES
        ? new Verdict.Take()
        : tooMuch(stranger);
  }

  /**
   * An entry of {@code bytes} was kept.
   *
   * @return whether it is the first of {@code stranger}
   */
  boolean took(Jid stranger, int bytes) {
    Kept before = kept.put(stranger, kept.getOrDefault(stranger, Kept.NOTHING).and(bytes));
    return before == null;
  }

  /**
   * A person has added or dismissed {@code stranger}.
   *
   * @return whether they were here
   */
  boolean forget(Jid stranger) {
    told.remove(stranger);
    toldOfTooMany = false;
    return kept.remove(stranger) != null;
  }

  Set<Jid> all() {
    return Set.copyOf(kept.keySet());
  }

  private Verdict tooMany(Jid stranger) {
    boolean isFirst = !toldOfTooMany;
    toldOfTooMany = true;
    return refuse(
        isFirst,
        Cause.TOO_MANY_STRANGERS,
        stranger.toString(),
        String.valueOf(Conversations.MAX_STRANGERS));
  }

  private Verdict tooMuch(Jid stranger) {
    return refuse(told.add(stranger), Cause.STRANGER_WRITES_TOO_MUCH, stranger.toString());
  }

  private static Verdict refuse(boolean isFirst, Cause cause, String... parameters) {
    Trouble trouble = Trouble.of(cause, "what came is not kept", parameters);
    return new Verdict.Refuse(isFirst ? Optional.of(trouble) : Optional.empty());
  }
}
