package org.simpp.client.internal.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The folded texts of one conversation, one behind the other in one array, so that a search runs
 * through memory once and all of it can be zeroed. Not safe for use by several threads.
 */
final class ConversationTexts {
  private byte[] texts = new byte[1 << 12];
  private int[] ends = new int[1 << 6];
  private long[] numbers = new long[1 << 6];
  private int size;

  /** What entries say since they were corrected or withdrawn, by their place. */
  private final Map<Integer, byte[]> changed = new HashMap<>();

  /**
   * A new entry, whose number is above all before; or another text of one that is there.
   *
   * @return how many bytes more are in use
   */
  int put(long number, byte[] text) {
    if (size == 0 || number > numbers[size - 1]) {
      append(number, text);
      return text.length;
    }
    int place = Arrays.binarySearch(numbers, 0, size, number);
    if (place < 0) {
      return 0;
    }
    byte[] before = changed.put(place, text);
    return text.length - (before == null ? 0 : before.length);
  }

  /** Gives the numbers of entries with all the words, the newest first, while they are taken. */
  void find(List<byte[]> words, LongPredicate taker) {
    for (int place = size - 1; place >= 0; place--) {
      if (contains(place, words) && !taker.test(numbers[place])) {
        return;
      }
    }
  }

  /** Forgets everything. */
  void clear() {
    Arrays.fill(texts, (byte) 0);
    changed.values().forEach(text -> Arrays.fill(text, (byte) 0));
    changed.clear();
    size = 0;
  }

  private void append(long number, byte[] text) {
    int start = size == 0 ? 0 : ends[size - 1];
    int end = Math.addExact(start, text.length);
    if (end > texts.length) {
      byte[] small = texts;
      texts = Arrays.copyOf(small, (int) Math.min(Integer.MAX_VALUE - 8L, end * 2L));
      Arrays.fill(small, (byte) 0);
    }
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(text, 0, texts, start, text.length);
    numbers[size] = number;
    ends[size] = end;
    size++;
  }

  private boolean contains(int place, List<byte[]> words) {
    byte[] other = changed.isEmpty() ? null : changed.get(place);
    byte[] in = other == null ? texts : other;
    int from = other != null || place == 0 ? 0 : ends[place - 1];
    int to = other == null ? ends[place] : other.length;
    for (byte[] word : words) {
      if (!contains(in, from, to, word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] text, int from, int to, byte[] word) {
    byte first = word[0];
    int last = to - word.length;
    for (int at = from; at <= last; at++) {
      if (text[at] == first && Arrays.equals(text, at, at + word.length, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }
}
