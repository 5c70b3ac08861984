package org.simpp.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Immutable bytes that may be shown: a public key, a ciphertext, a stanza.
 *
 * <p>{@link #equals} takes time that depends on the lengths only. {@link #toString} gives the
 * length alone, so that no body reaches a log by accident; {@link #hex} shows the content on
 * purpose. What must never be shown is {@link SecretBytes}.
 */
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of {@code content}. */
  public static Bytes of(byte... content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /**
   * A copy of {@code length} bytes of {@code content} from {@code offset} on.
   *
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public static Bytes of(byte[] content, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, content.length);
    return new Bytes(Arrays.copyOfRange(content, offset, offset + length));
  }

  /**
   * The array itself, uncopied, for the hot path: the caller gives it away and never writes to it
   * again.
   */
  public static Bytes givenAway(byte[] content) {
    return new Bytes(content);
  }

  /** The UTF-8 encoding of {@code text}. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The bytes that {@code hex} spells, two digits a byte, upper or lower case.
   *
   * @throws IllegalArgumentException if it is not hexadecimal
   */
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  public static Bytes empty() {
    return EMPTY;
  }

  /** All parts, one after the other. */
  public static Bytes concat(Bytes... parts) {
    int length = 0;
    for (Bytes part : parts) {
      length = Math.addExact(length, part.length());
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (Bytes part : parts) {
      whole.put(part.content);
    }
    return new Bytes(whole.array());
  }

  public int length() {
    return content.length;
  }

  public boolean isEmpty() {
    return content.length == 0;
  }

  /** The byte at {@code index}, counted from 0. */
  public byte at(int index) {
    return content[index];
  }

  /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public Bytes slice(int from, int to) {
    if (from < 0 || to > content.length || from > to) {
      throw new IllegalArgumentException(
          "slice " + from + ".." + to + " of " + content.length + " bytes");
    }
    return new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /** A copy that the caller may change. */
  public byte[] toByteArray() {
    return content.clone();
  }

  /** A read-only view, uncopied. */
  public ByteBuffer asReadOnlyBuffer() {
    return ByteBuffer.wrap(content).asReadOnlyBuffer();
  }

  /** Copies everything into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(content, 0, target, offset, content.length);
  }

  /** Lower-case hexadecimal, two digits a byte. */
  public String hex() {
    return HexFormat.of().formatHex(content);
  }

  /** The text whose UTF-8 encoding this is; malformed sequences become U+FFFD. */
  public String utf8() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Equal content, compared in time that depends on the lengths only. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && MessageDigest.isEqual(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
