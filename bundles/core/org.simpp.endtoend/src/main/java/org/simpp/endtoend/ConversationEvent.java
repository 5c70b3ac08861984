package org.simpp.endtoend;

import java.util.Objects;
import org.simpp.model.Bytes;

/** What a {@link Conversation} wants done or known, in the order in which it is to be done. */
public sealed interface ConversationEvent {
  /** Send these bytes to the peer. */
  record Outgoing(MessageType type, Bytes bytes) implements ConversationEvent {
    public Outgoing {
      Objects.requireNonNull(type);
      Objects.requireNonNull(bytes);
    }
  }

  /** The peer's public key is needed: ask the server with CC1, then call {@code learn}. */
  record PeerKeyNeeded() implements ConversationEvent {}

  /**
   * The server now gives another key for the peer than before: the peer registered anew, or
   * somebody stands between. Nothing is sent to the new key before {@code trust} is called.
   */
  record PeerKeyChanged(Bytes known, Bytes offered) implements ConversationEvent {
    public PeerKeyChanged {
      Objects.requireNonNull(known);
      Objects.requireNonNull(offered);
    }
  }

  /** There is a new session: what waits in the outbox can be sent now. */
  record Established() implements ConversationEvent {}

  /** The text was not sent: keep it in the outbox, and say so, until {@link Established}. */
  record Waiting() implements ConversationEvent {}

  /** The peer's text. */
  record Opened(String text) implements ConversationEvent {
    public Opened {
      Objects.requireNonNull(text);
    }

    /** Shows the length alone, so that no body reaches a log. */
    @Override
    public String toString() {
      return "Opened[" + text.length() + " characters]";
    }
  }

  /** The peer's content: whatever both sides have agreed to seal, as an envelope of XEP-0420. */
  record OpenedContent(Bytes content) implements ConversationEvent {
    public OpenedContent {
      Objects.requireNonNull(content);
    }
  }

  /** What came does not pass, and was not used. */
  record Rejected(Cause cause) implements ConversationEvent {
    public Rejected {
      Objects.requireNonNull(cause);
    }
  }

  /** Why, as far as it is told: not by which check. */
  enum Cause {
    /** A text came, and this side keeps no session that it could belong to. */
    NO_SESSION,
    /** It is forged, damaged, repeated, out of order, or of another session. */
    NOT_AUTHENTIC
  }
}
