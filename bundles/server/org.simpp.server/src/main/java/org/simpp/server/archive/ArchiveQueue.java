package org.simpp.server.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;

/** What waits to be written, in order. Not safe for use by many threads. */
final class ArchiveQueue {
  private static final int ENOUGH = 4_000;
  private static final int ENOUGH_BYTES = 4 << 20;

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<Jid, Integer> accounts = new HashMap<>();
  private int entries;
  private int marks;
  private long bytes;

  /**
   * One message.
   *
   * @param entry null for somebody who only wants to know when all before it is written
   */
  record Waiting(@Nullable ArchiveEntry entry, CompletableFuture<Void> written) {
    Optional<ArchiveEntry> message() {
      return Optional.ofNullable(entry);
    }
  }

  void add(ArchiveEntry entry, CompletableFuture<Void> written) {
    waiting.add(new Waiting(entry, written));
    entry.places().forEach(place -> accounts.merge(place.account(), 1, Integer::sum));
    entries++;
    bytes += entry.message().length();
  }

  /** Completes when all that waits now is written. */
  CompletableFuture<Void> mark() {
    CompletableFuture<Void> written = new CompletableFuture<>();
    waiting.add(new Waiting(null, written));
    marks++;
    return written;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether somebody waits for it, or enough waits for a transaction of its own. */
  boolean isUrgent() {
    return marks > 0 || entries >= ENOUGH || bytes >= ENOUGH_BYTES;
  }

  /** How many messages wait. */
  int entries() {
    return entries;
  }

  /** How many bytes of messages wait. */
  long bytes() {
    return bytes;
  }

  /** Whether a message of that account waits. */
  boolean has(Jid account) {
    return accounts.containsKey(account);
  }

  /** The first ones; they stay until they are {@link #remove removed}. */
  List<Waiting> first(int most, int mostBytes) {
    List<Waiting> batch = new ArrayList<>();
    long size = 0;
    for (Waiting next : waiting) {
      size += next.message().map(entry -> entry.message().length()).orElse(0);
      if (batch.size() == most || (size > mostBytes && !batch.isEmpty())) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  /** Takes away the first {@code count}. */
  void remove(int count) {
    for (int i = 0; i < count; i++) {
      waiting.remove().message().ifPresentOrElse(this::forget, () -> marks--);
    }
  }

  private void forget(ArchiveEntry entry) {
    entries--;
    bytes -= entry.message().length();
    entry
        .places()
        .forEach(
            place ->
                accounts.computeIfPresent(
                    place.account(), (account, left) -> left == 1 ? null : left - 1));
  }
}
