package org.simpp.client.ui.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.client.Entry;
import org.simpp.model.MessageId;

/**
 * The entries that a transcript shows: a part of the conversation without a hole, the oldest first,
 * that moves both ways and never grows beyond a bound.
 */
final class Stretch {
  /** So many entries are shown at once; a person who scrolls on lets go of the other end. */
  static final int MAX = 600;

  /** Beyond the bound by so much, before entries that come make room for themselves. */
  private static final int SLACK = 100;

  private final Map<MessageId, Entry> entries = new LinkedHashMap<>();
  private boolean hasEarlier;
  private boolean hasLater;

  /** Another part of the conversation, whatever was shown before. */
  void show(List<Entry> part, boolean earlier, boolean later) {
    entries.clear();
    part.forEach(entry -> entries.put(entry.id(), entry));
    hasEarlier = earlier;
    hasLater = later;
  }

  /** What stands right before it. */
  void prepend(List<Entry> before, boolean earlier) {
    List<Entry> all = new ArrayList<>(before);
    all.addAll(entries.values());
    boolean isCut = all.size() > MAX;
    show(all.subList(0, Math.min(MAX, all.size())), earlier, hasLater || isCut);
  }

  /** What stands right behind it. */
  void append(List<Entry> after, boolean later) {
    List<Entry> all = new ArrayList<>(entries.values());
    all.addAll(after);
    boolean isCut = all.size() > MAX;
    show(
        List.copyOf(all.subList(Math.max(0, all.size() - MAX), all.size())),
        hasEarlier || isCut,
        later);
  }

  /**
   * An entry of the stretch is another now, or a new last entry of the conversation has come.
   *
   * @return false where that lies beyond it
   */
  boolean put(Entry entry) {
    if (hasLater && !entries.containsKey(entry.id())) {
      return false;
    }
    entries.put(entry.id(), entry);
    return true;
  }

  /** Lets go of the oldest where too many have come; whether it did. */
  boolean trim() {
    if (entries.size() <= MAX + SLACK) {
      return false;
    }
    append(List.of(), hasLater);
    return true;
  }

  boolean has(MessageId id) {
    return entries.containsKey(id);
  }

  List<Entry> all() {
    return List.copyOf(entries.values());
  }

  Optional<Entry> first() {
    return entries.values().stream().findFirst();
  }

  Optional<Entry> last() {
    return entries.values().stream().reduce((before, after) -> after);
  }

  /** Whether the conversation has entries before it. */
  boolean hasEarlier() {
    return hasEarlier;
  }

  /** Whether the conversation has entries behind it. */
  boolean hasLater() {
    return hasLater;
  }
}
