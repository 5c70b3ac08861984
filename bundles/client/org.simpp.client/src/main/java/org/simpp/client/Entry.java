package org.simpp.client;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * One line of a conversation.
 *
 * @param id unique in this account's history
 * @param contact the bare address of the other side
 * @param time when it was written here, or sent by the contact as the server says (XEP-0203)
 * @param text what was written; "" where it could not be opened
 * @param state who wrote it and how far it has come
 * @param security how it was protected on its way
 */
public record Entry(
    MessageId id, Jid contact, Instant time, String text, State state, Security security) {
  /** Who wrote it and how far it has come. */
  public sealed interface State {
    /** The contact wrote it. */
    record Received() implements State {}

    /** Written here and kept; it leaves by itself as soon as it can. */
    record Waiting(Trouble cause) implements State {}

    /** On its way to the server. */
    record Sending() implements State {}

    /** The server has it. */
    record Sent() implements State {}

    /** The contact's program has opened it (XEP-0184). */
    record Delivered() implements State {}

    /** It will not leave. */
    record Failed(Trouble cause) implements State {}
  }

  /** How it was protected on its way. */
  public sealed interface Security {
    /** End to end by SIMPP: nobody but the contact could read it. */
    record Simpp(Profile profile) implements Security {}

    /**
     * By nothing but TLS: the servers could read it. Only received ones, from a foreign program.
     */
    record Plain() implements Security {}

    /** It came encrypted and cannot be opened. */
    record Unopened(Trouble cause) implements Security {}
  }

  public Entry {
    Objects.requireNonNull(id);
    Objects.requireNonNull(contact);
    Objects.requireNonNull(time);
    Objects.requireNonNull(text);
    Objects.requireNonNull(state);
    Objects.requireNonNull(security);
  }

  /** Whether the contact wrote it. */
  public boolean isReceived() {
    return state instanceof State.Received;
  }

  /** Without the text. */
  @Override
  public String toString() {
    return "Entry[" + id + ", " + contact + ", " + state + ", " + security + "]";
  }
}
