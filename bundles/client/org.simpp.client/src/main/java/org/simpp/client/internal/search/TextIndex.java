package org.simpp.client.internal.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.simpp.client.history.Body;
import org.simpp.client.history.Conversation;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.conversation.Shared;
import org.simpp.model.Jid;

/** The texts of a history, to be searched. Safe for use by several threads. */
final class TextIndex implements AutoCloseable {
  private static final int PAGE = 1_000;

  /**
   * Where an entry is.
   *
   * @param number its number in the history
   */
  record Hit(Jid contact, long number) {}

  private final long maxBytes;
  private final Map<Jid, ConversationTexts> conversations = new HashMap<>();
  private long bytes;
  private boolean isComplete = true;

  /**
   * @param maxBytes of text that are kept; of the oldest conversations no more is then taken in
   */
  TextIndex(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Reads everything in, conversation by conversation. Waits for the disk. */
  static TextIndex of(History history, long maxBytes) throws HistoryException {
    TextIndex index = new TextIndex(maxBytes);
    for (Conversation conversation : history.conversations()) {
      index.read(history, conversation.contact());
    }
    return index;
  }

  private void read(History history, Jid contact) throws HistoryException {
    Deque<Map.Entry<Long, byte[]>> read = new ArrayDeque<>();
    long before = History.NEWEST;
    long room = maxBytes - bytes;
    List<KeptEntry> page = history.entries(contact, before, PAGE);
    while (!page.isEmpty() && room > 0) {
      for (int i = page.size() - 1; i >= 0; i--) {
        byte[] text = text(page.get(i).entry().body());
        read.addFirst(Map.entry(page.get(i).number(), text));
        room -= text.length;
      }
      before = page.get(0).number();
      page = history.entries(contact, before, PAGE);
    }
    synchronized (this) {
      isComplete &= page.isEmpty();
      read.forEach(one -> put(contact, one.getKey(), one.getValue()));
    }
  }

  /** A new entry, or another text of one that is there. */
  void put(Jid contact, long number, String text) {
    put(contact, number, FoldedText.of(text));
  }

  private synchronized void put(Jid contact, long number, byte[] text) {
    bytes +=
        conversations.computeIfAbsent(contact, key -> new ConversationTexts()).put(number, text);
  }

  /**
   * The newest entries with all the words, the newest first.
   *
   * @param with null for all conversations
   */
  synchronized List<Hit> find(@Nullable Jid with, List<byte[]> words, int limit) {
    List<Hit> hits = new ArrayList<>();
    if (words.isEmpty()) {
      return hits;
    }
    conversations.forEach(
        (contact, texts) -> {
          if (with == null || with.equals(contact)) {
            int enough = hits.size() + limit;
            texts.find(
                words,
                number -> {
                  hits.add(new Hit(contact, number));
                  return hits.size() < enough;
                });
          }
        });
    hits.sort(Comparator.comparingLong(Hit::number).reversed());
    return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
  }

  /** Whether all texts are here. */
  synchronized boolean isComplete() {
    return isComplete;
  }

  @Override
  public synchronized void close() {
    conversations.values().forEach(ConversationTexts::clear);
    conversations.clear();
    bytes = 0;
  }

  private static byte[] text(Body body) {
    return body instanceof Body.Text text
        ? FoldedText.of(text.text())
        : Shared.of(body)
            .map(shared -> FoldedText.of(shared.attachment().name()))
            .orElseGet(() -> new byte[0]);
  }
}
