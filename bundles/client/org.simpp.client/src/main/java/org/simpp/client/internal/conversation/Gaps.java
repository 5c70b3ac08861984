package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Gap;
import org.simpp.client.Trouble;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** The places where entries may be missing, as they are kept and shown. On the loop only. */
final class Gaps {
  private static final Set<org.simpp.client.history.Gap.Cause> MENDABLE =
      EnumSet.of(org.simpp.client.history.Gap.Cause.LIMIT, org.simpp.client.history.Gap.Cause.AWAY);

  private final History history;
  private final Clock clock;
  private final Runnable changed;

  Gaps(History history, Clock clock, Runnable changed) {
    this.history = history;
    this.clock = clock;
    this.changed = changed;
  }

  /** From here on entries may be missing; said once where nothing was kept since. */
  void add(org.simpp.client.history.Gap.Cause cause) throws HistoryException {
    long newest =
        history.conversations().stream().findFirst().map(one -> one.newest().number()).orElse(-1L);
    boolean isThere =
        history.gaps().stream().anyMatch(gap -> gap.cause() == cause && gap.number() > newest);
    if (!isThere) {
      history.keepGap(cause, clock.instant());
      changed.run();
    }
  }

  /** All that the archive could bring is here. */
  void close() throws HistoryException {
    boolean any = false;
    for (org.simpp.client.history.Gap gap : history.gaps()) {
      if (MENDABLE.contains(gap.cause())) {
        history.closeGap(gap.number());
        any = true;
      }
    }
    if (any) {
      changed.run();
    }
  }

  /** Those of a conversation, which has entries; one for all at the same place. */
  List<Gap> of(Jid contact) throws HistoryException {
    List<Gap> all = new ArrayList<>();
    if (history.entries(contact, History.NEWEST, 1).isEmpty()) {
      return all;
    }
    for (org.simpp.client.history.Gap kept : history.gaps()) {
      List<KeptEntry> before = history.entries(contact, kept.number(), 1);
      Gap gap = shown(kept, before.isEmpty() ? null : before.get(0).number());
      all.removeIf(
          one ->
              Objects.equals(one.after(), gap.after())
                  && one.cause().cause() == gap.cause().cause());
      all.add(gap);
    }
    return List.copyOf(all);
  }

  private static Gap shown(org.simpp.client.history.Gap kept, @Nullable Long after) {
    Trouble cause =
        switch (kept.cause()) {
          case BEGINNING ->
              Trouble.of(
                  Trouble.Cause.ARCHIVE_BEFORE_HISTORY,
                  "the account was used before this history began");
          case FORGOTTEN ->
              Trouble.of(
                  Trouble.Cause.ARCHIVE_FORGOTTEN,
                  "the archive does not have the last known message any more");
          case LIMIT ->
              Trouble.of(
                  Trouble.Cause.ARCHIVE_LIMIT, "the archive has more than is taken in at once");
          case AWAY -> Trouble.of(Trouble.Cause.ARCHIVE_AWAY, "the archive could not be asked");
        };
    return new Gap(
        new MessageId(String.valueOf(kept.number())),
        after == null ? null : new MessageId(String.valueOf(after)),
        cause,
        MENDABLE.contains(kept.cause()));
  }
}
