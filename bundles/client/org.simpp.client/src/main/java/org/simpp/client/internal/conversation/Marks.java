package org.simpp.client.internal.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.simpp.client.Entry;
import org.simpp.client.Profile;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Body;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.MessageId;

/**
 * Entries of the history as the screen gets them: with what is known beyond the history, such as
 * why one waits. On the loop only.
 */
final class Marks {
  private final Map<Long, Entry.State> passing = new HashMap<>();

  /** Until {@link #settled}, the entry of that number is in this state. */
  void passing(long number, Entry.State state) {
    passing.put(number, state);
  }

  /** The history itself knows the state. */
  void settled(long number) {
    passing.remove(number);
  }

  Entry entry(KeptEntry kept) {
    org.simpp.client.history.Entry entry = kept.entry();
    return new Entry(
        new MessageId(String.valueOf(kept.number())),
        entry.contact(),
        entry.time(),
        entry.body() instanceof Body.Text text ? text.text() : "",
        passing.getOrDefault(kept.number(), state(entry)),
        security(entry));
  }

  /** The number of the entry that the screen knows by {@code id}; 0 where it is none. */
  static long number(MessageId id) {
    try {
      return Long.parseLong(id.value());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Entry.State state(org.simpp.client.history.Entry entry) {
    String contact = entry.contact().toString();
    return switch (entry.state()) {
      case RECEIVED -> new Entry.State.Received();
      case SENT -> new Entry.State.Sent();
      case DELIVERED -> new Entry.State.Delivered();
      case WAITING ->
          new Entry.State.Waiting(Trouble.of(Cause.NOT_CONNECTED, "it waits until it can be sent"));
      case FAILED ->
          new Entry.State.Failed(
              Trouble.of(Cause.MESSAGE_RETURNED, "it was not delivered", contact, ""));
    };
  }

  private static Entry.Security security(org.simpp.client.history.Entry entry) {
    if (entry.body() instanceof Body.Text text) {
      return text.protection() == Body.Protection.SEALED
          ? new Entry.Security.Simpp(Profile.LABORATORY_2007)
          : new Entry.Security.Plain();
    }
    String cause = ((Body.Unopened) Objects.requireNonNull(entry.body())).cause();
    return new Entry.Security.Unopened(
        Trouble.of(Cause.MESSAGE_UNOPENED, cause, entry.contact().toString()));
  }
}
