package org.simpp.client.internal.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Entry;
import org.simpp.client.Profile;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Amended;
import org.simpp.client.history.Body;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/**
 * Entries of the history as the screen gets them: with what is known beyond the history, such as
 * why one waits, and what another one answers. On the loop only.
 */
final class Marks {
  private static final int QUOTED = 200;

  private final History history;
  private final Map<Long, Entry.State> passing = new HashMap<>();

  Marks(History history) {
    this.history = history;
  }

  /**
   * Until {@link #settled}, the entry of that number is in this state.
   *
   * @return whether that is news
   */
  boolean passing(long number, Entry.State state) {
    return !state.equals(passing.put(number, state));
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
        text(entry),
        passing.getOrDefault(kept.number(), state(entry)),
        security(entry),
        additions(kept));
  }

  /** The number of the entry that the screen knows by {@code id}; -1 where it is none. */
  static long number(MessageId id) {
    try {
      return Long.parseLong(id.value());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private Entry.Additions additions(KeptEntry kept) {
    Amended amended = kept.amended();
    return new Entry.Additions(
        amended.isCorrected(),
        amended.isWithdrawn(),
        quote(kept.entry().contact(), kept.entry().context().answered()),
        reactions(amended),
        Shared.of(kept.entry().body()).map(Shared::attachment).orElse(null));
  }

  private Entry.@Nullable Quote quote(Jid contact, @Nullable Reference answered) {
    if (answered == null) {
      return null;
    }
    boolean isReceived = answered.author() == Direction.INCOMING;
    Optional<KeptEntry> found = find(contact, answered);
    return found.isEmpty()
        ? new Entry.Quote(null, isReceived, "")
        : new Entry.Quote(
            new MessageId(String.valueOf(found.get().number())),
            isReceived,
            beginning(text(found.get().entry())));
  }

  /** A history that cannot be read is told where its entries are shown; a quote is beside them. */
  private Optional<KeptEntry> find(Jid contact, Reference answered) {
    try {
      return history.find(contact, answered);
    } catch (HistoryException e) {
      return Optional.empty();
    }
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= QUOTED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, QUOTED));
  }

  private static List<Entry.Reaction> reactions(Amended amended) {
    Set<String> all = new LinkedHashSet<>(amended.theirs());
    all.addAll(amended.ours());
    List<Entry.Reaction> reactions = new ArrayList<>();
    for (String each : all) {
      reactions.add(
          new Entry.Reaction(each, amended.ours().contains(each), amended.theirs().contains(each)));
    }
    return reactions;
  }

  private static String text(org.simpp.client.history.Entry entry) {
    return entry.body() instanceof Body.Text text
        ? text.text()
        : Shared.of(entry.body()).map(shared -> shared.attachment().name()).orElse("");
  }

  private static Entry.State state(org.simpp.client.history.Entry entry) {
    String contact = entry.contact().toString();
    return switch (entry.state()) {
      case RECEIVED -> new Entry.State.Received();
      case SENT -> new Entry.State.Sent();
      case DELIVERED -> new Entry.State.Delivered();
      case READ -> new Entry.State.Read();
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
    if (entry.body() instanceof Body.File) {
      return new Entry.Security.Simpp(Profile.LABORATORY_2007);
    }
    String detail = ((Body.Unopened) Objects.requireNonNull(entry.body())).cause();
    Cause cause =
        entry.direction() == Direction.INCOMING
            ? Cause.MESSAGE_UNOPENED
            : Cause.OWN_MESSAGE_UNOPENED;
    return new Entry.Security.Unopened(Trouble.of(cause, detail, entry.contact().toString()));
  }
}
