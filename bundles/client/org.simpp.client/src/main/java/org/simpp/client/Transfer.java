package org.simpp.client;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * A file on its way, as it is at one moment.
 *
 * @param id of this transfer; another one of the same file has another
 * @param contact with whom it is shared
 * @param entry that brings the file which is fetched; null for one that is sent
 * @param file on this computer: where it is read, or will be when it is complete
 * @param name as people call it
 * @param size in bytes
 * @param done bytes that have passed
 */
public record Transfer(
    String id,
    Jid contact,
    @Nullable MessageId entry,
    Path file,
    String name,
    long size,
    long done,
    State state) {
  /** How it goes. */
  public sealed interface State {
    /** Bytes are passing, or are going to at once. */
    record Running() implements State {}

    /** It broke, and goes on by itself where it broke. */
    record Waiting(Trouble cause) implements State {}

    /** It does not go on by itself; {@link Transfers#retry} goes on where it broke. */
    record Failed(Trouble cause) implements State {}

    /** It was given up. Nothing of it is left on this computer. */
    record Cancelled() implements State {}

    /** All of it has passed: what was fetched is whole and has the hash that its sender told. */
    record Done() implements State {}
  }

  public Transfer {
    Objects.requireNonNull(id);
    Objects.requireNonNull(contact);
    Objects.requireNonNull(file);
    Objects.requireNonNull(name);
    Objects.requireNonNull(state);
  }

  /** Whether it goes from this computer. */
  public boolean isSending() {
    return entry == null;
  }

  /** Whether it is over for good. */
  public boolean isOver() {
    return state instanceof State.Done || state instanceof State.Cancelled;
  }

  /** Without the name. */
  @Override
  public String toString() {
    return "Transfer[" + id + ", " + done + " of " + size + ", " + state + "]";
  }
}
