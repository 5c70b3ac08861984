package org.simpp.xmpp.stream;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The bytes that have come and have not become events, with how far they have been looked at. They
 * are moved together so that an element stands in one piece, each byte a bounded number of times.
 */
final class Input {
  static final int NONE = -1;

  private static final byte[] EMPTY = {};

  private byte[] bytes = EMPTY;
  private int limit;

  /** Where the first-level element, or what stands before it, begins; or {@link #NONE}. */
  private int base = NONE;

  /** What is before it has been looked at. */
  private int position;

  /** Where the tag or section begins that is being read, or {@link #NONE}. */
  private int markup = NONE;

  byte[] bytes() {
    return bytes;
  }

  byte at(int index) {
    return bytes[index];
  }

  int limit() {
    return limit;
  }

  int base() {
    return base;
  }

  int position() {
    return position;
  }

  int markup() {
    return markup;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  /** The byte at the position begins a tag or section, and an element where none has begun. */
  void beginMarkup() {
    if (base == NONE) {
      base = position;
    }
    markup = position;
    position++;
  }

  /** The tag or section ends before {@code end}. */
  void endMarkup(int end) {
    markup = NONE;
    position = end;
  }

  /** What has been looked at is not needed any more. */
  void endElement() {
    base = NONE;
  }

  /** How far may be looked: to what has come, but in an element no farther than its bound. */
  int end(int mostOfAnElement) {
    return base == NONE ? limit : Math.min(limit - base, mostOfAnElement) + base;
  }

  /** How many bytes have become no event. */
  int pending() {
    return limit - firstKept();
  }

  void append(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    makeRoom(length);
    System.arraycopy(source, offset, bytes, limit, length);
    limit += length;
  }

  void append(ByteBuffer source) {
    int length = source.remaining();
    makeRoom(length);
    source.get(bytes, limit, length);
    limit += length;
  }

  void forget() {
    bytes = EMPTY;
    limit = 0;
    base = NONE;
    position = 0;
    markup = NONE;
  }

  private int firstKept() {
    return base == NONE ? position : base;
  }

  private void makeRoom(int length) {
    int first = firstKept();
    int kept = limit - first;
    int needed = Math.addExact(kept, length);
    if (needed <= bytes.length - first) {
      return;
    }
    byte[] target = bytes;
    if (needed > bytes.length) {
      target = new byte[Math.max(needed, kept * 2)];
    }
    System.arraycopy(bytes, first, target, 0, kept);
    bytes = target;
    limit = kept;
    position -= first;
    markup = markup == NONE ? NONE : markup - first;
    base = base == NONE ? NONE : 0;
  }
}
