package org.simpp.client.history;

import java.util.List;

/** What becomes of an entry after it was kept. */
public sealed interface Change {
  /** Reactions that one person may have to one entry. */
  int MAX_REACTIONS = 16;

  /** Characters that a reaction may have. */
  int MAX_REACTION_LENGTH = 64;

  /** Another text stands in its place; {@link #toString} does not show it. */
  record Correction(String text) implements Change {
    /**
     * @throws IllegalArgumentException if it has more than {@link Body#MAX_BYTES} bytes
     */
    public Correction {
      Bounds.requireText(text);
    }

    @Override
    public String toString() {
      return "Correction[redacted]";
    }
  }

  /** Its author has withdrawn it: it is not shown any more, and does not change any more. */
  record Withdrawal() implements Change {}

  /**
   * All reactions that one person has to it from now on.
   *
   * @param all none to take every one back
   */
  record Reactions(List<String> all) implements Change {
    /**
     * @throws IllegalArgumentException if there are more than {@link #MAX_REACTIONS}, or one is
     *     longer than {@link #MAX_REACTION_LENGTH}
     */
    public Reactions {
      all = List.copyOf(all);
      if (all.size() > MAX_REACTIONS
          || all.stream().anyMatch(one -> one.length() > MAX_REACTION_LENGTH)) {
        throw new IllegalArgumentException("reactions are few and short");
      }
    }
  }
}
