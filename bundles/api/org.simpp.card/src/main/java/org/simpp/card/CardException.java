package org.simpp.card;

import java.util.Objects;

/** A card could not do what was asked; the message says what happened, why, and what to do next. */
public final class CardException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, for a caller to act on. */
  public enum Reason {
    WRONG_PIN,
    PIN_BLOCKED,
    /** Too short, too long, or otherwise against the rules. */
    PIN_NOT_ALLOWED,
    NO_SUCH_KEY,
    /** The card is no longer there. */
    REMOVED,
    /** What is stored cannot be read; nothing was changed. */
    DAMAGED,
    /** There is a card with that holder already. */
    EXISTS,
    /** The reader, its service or its folder cannot be used. */
    UNAVAILABLE
  }

  private final Reason reason;
  private final int triesLeft;

  public CardException(Reason reason, String message) {
    this(reason, message, -1, null);
  }

  public CardException(Reason reason, String message, Throwable cause) {
    this(reason, message, -1, cause);
  }

  private CardException(
      Reason reason,
      String message,
      int triesLeft,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason);
    this.triesLeft = triesLeft;
  }

  /** A wrong PIN, after which {@code triesLeft} tries are left; none left means blocked. */
  public static CardException wrongPin(int triesLeft) {
    return triesLeft > 0
        ? new CardException(
            Reason.WRONG_PIN,
            "the PIN is wrong; " + triesLeft + " tries are left before the card blocks",
            triesLeft,
            null)
        : new CardException(
            Reason.PIN_BLOCKED,
            "the card is blocked after too many wrong PINs; ask your security officer",
            0,
            null);
  }

  public Reason reason() {
    return reason;
  }

  /** Tries left after a wrong PIN; -1 where the reason is another. */
  public int triesLeft() {
    return triesLeft;
  }
}
