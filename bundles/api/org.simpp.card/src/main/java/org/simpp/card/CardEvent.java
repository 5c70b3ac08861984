package org.simpp.card;

/** What happened at a reader. */
public sealed interface CardEvent {
  /** A card is there. */
  record Inserted(CardIdentity card) implements CardEvent {}

  /** A card has gone; its sessions are over. */
  record Removed(CardIdentity card) implements CardEvent {}

  /**
   * Something is there that cannot be read.
   *
   * @param where the reader's or the file's name
   * @param cause what is wrong and what to do next
   */
  record Damaged(String where, String cause) implements CardEvent {}
}
