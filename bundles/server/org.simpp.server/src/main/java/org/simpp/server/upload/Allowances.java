package org.simpp.server.upload;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings;

/**
 * What each account has uploaded and asked for. It holds a few numbers an account, however many
 * files there are. Thread-safe.
 */
final class Allowances {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Why there is none, and when there may be one again. */
  record Refusal(String text, Instant retry) {}

  /** Bytes by the hour in which they go, and how often slots were asked for. */
  private static final class Account {
    private final TreeMap<Instant, Long> bytes = new TreeMap<>();
    private long files;
    private Instant hourBegan = Instant.MIN;
    private int asked;

    private long used() {
      return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private final Map<Jid, Account> accounts = new HashMap<>();

  /** Forgets everything. */
  synchronized void clear() {
    accounts.clear();
  }

  /** Counts a slot that there is. */
  synchronized void add(Slot slot) {
    Account account = accounts.computeIfAbsent(slot.account(), jid -> new Account());
    account.bytes.merge(hourOf(slot), slot.size(), Long::sum);
    account.files++;
  }

  /**
   * Counts a slot that is wanted.
   *
   * @return why it may not be; empty where it has been counted
   */
  synchronized Optional<Refusal> ask(Slot slot, ServerSettings.Uploads terms) {
    Account account = accounts.computeIfAbsent(slot.account(), jid -> new Account());
    Instant now = slot.made();
    if (!now.isBefore(after(account.hourBegan))) {
      account.hourBegan = now;
      account.asked = 0;
    }
    if (account.asked >= terms.slotsPerHour()) {
      String text = "Only %d files an hour".formatted(terms.slotsPerHour());
      return Optional.of(new Refusal(text, after(account.hourBegan)));
    }
    account.asked++;
    long used = account.used();
    if (used + slot.size() > terms.accountBytes()) {
      String text = "Quota reached: %d of %d bytes are used".formatted(used, terms.accountBytes());
      return Optional.of(new Refusal(text, room(account, slot, terms)));
    }
    add(slot);
    return Optional.empty();
  }

  /** When so much will have gone that there is room. */
  private static Instant room(Account account, Slot slot, ServerSettings.Uploads terms) {
    long left = account.used() + slot.size() - terms.accountBytes();
    for (Map.Entry<Instant, Long> hour : account.bytes.entrySet()) {
      left -= hour.getValue();
      if (left <= 0) {
        return after(hour.getKey());
      }
    }
    throw new IllegalStateException("a file larger than the quota is refused before");
  }

  /** The slot is no more. */
  synchronized void remove(Slot slot) {
    Account account = accounts.get(slot.account());
    if (account != null) {
      account.bytes.computeIfPresent(
          hourOf(slot), (hour, bytes) -> bytes > slot.size() ? bytes - slot.size() : null);
      account.files--;
    }
  }

  /** Forgets accounts that have nothing and have asked for nothing in the last hour. */
  synchronized void tidy(Instant now) {
    accounts
        .values()
        .removeIf(account -> account.bytes.isEmpty() && !now.isBefore(after(account.hourBegan)));
  }

  /** Bytes of all slots. */
  synchronized long bytes() {
    return accounts.values().stream().mapToLong(Account::used).sum();
  }

  /** How many slots there are. */
  synchronized long files() {
    return accounts.values().stream().mapToLong(account -> account.files).sum();
  }

  private static Instant hourOf(Slot slot) {
    return slot.expires().truncatedTo(ChronoUnit.HOURS);
  }

  private static Instant after(Instant hour) {
    return hour.equals(Instant.MIN) ? hour : hour.plus(HOUR);
  }
}
