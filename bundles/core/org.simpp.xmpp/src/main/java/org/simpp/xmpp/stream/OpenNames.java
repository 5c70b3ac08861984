package org.simpp.xmpp.stream;

import java.util.Arrays;

/** The names of the elements whose end tags have not come, as places in the buffer. */
final class OpenNames {
  private int[] places = new int[2 * 8];
  private int depth;

  int depth() {
    return depth;
  }

  void clear() {
    depth = 0;
  }

  void push(Tag tag, int base) {
    if (places.length < (depth + 1) * 2) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[depth * 2] = tag.nameStart() - base;
    places[depth * 2 + 1] = tag.nameEnd() - base;
    depth++;
  }

  void pop() {
    depth--;
  }

  /** Whether the innermost one is called as the bytes from {@code start} to {@code end} say. */
  boolean isInnermost(byte[] b, int base, int start, int end) {
    int at = (depth - 1) * 2;
    return Spans.equal(b, start, end, base + places[at], base + places[at + 1]);
  }
}
